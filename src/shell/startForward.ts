import type { AnyDetector } from '../core/detector.ts'
import type { ForwardContext, Forwarding } from '../forward/event.ts'
import { withoutPersonal } from '../forward/withoutPersonal.ts'
import type { Compiled } from '../rules/compile.ts'
import type { UnstuckOptions } from '../surface.ts'

/** Starts what the host forwards with, and tells it where events come from and which names are public. */
export function startForward(
  { forward, release }: UnstuckOptions,
  compiled: Compiled | undefined,
  detectors: readonly AnyDetector[],
  context: Pick<ForwardContext, 'load' | 'visit' | 'user' | 'onProblem'>,
): Forwarding | undefined {
  const personal = detectors.flatMap(({ type, personal }) => (personal ? [type] : []))
  const forwarding = forward?.({
    ...context,
    window,
    version: __VERSION__,
    config: compiled?.hash ?? '',
    ...(release !== undefined && { release }),
    declared: {
      pages: (path) => compiled?.pageNames(path) ?? [],
      forms: (compiled?.forms ?? []).map(({ name }) => name),
      isRequest: (key) => compiled?.events.isRequest(key) ?? false,
    },
  })
  return (
    forwarding && {
      send(event) {
        const told = withoutPersonal(event, personal)
        if (told) forwarding.send(told)
      },
      consent: (state) => forwarding.consent(state),
      stop: () => forwarding.stop(),
    }
  )
}
