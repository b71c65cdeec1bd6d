import type { ActBody } from '../core/observation.ts'
import { isDisabled, judgePress } from './judge.ts'
import { watchPresses, type Press } from './presses.ts'
import { isAnswering } from './running.ts'
import type { Page, Sensor } from './sensor.ts'

/**
 * What the user did, as `act` observations. All that it says is read when the press begins: by the click the
 * page may have changed.
 */
export const startActs: Sensor = (page) => {
  const drafts = new WeakMap<Press, ActBody>()
  const stop = watchPresses(page, {
    began: (press, earlier) =>
      void drafts.set(press, describeAct(page, press, isAnswering(page, press, earlier))),
    acted(press) {
      const draft = drafts.get(press)
      if (draft) page.push({ type: 'act', at: page.now(), ...draft })
    },
  })
  return { stop }
}

function describeAct(page: Page, { kind, began, event, meant, ignored }: Press, absorbed: boolean): ActBody {
  const { element } = meant
  const form = page.formOf(element)
  const point = kind === 'press' ? (event as MouseEvent) : undefined
  return {
    id: page.newId('act'),
    began,
    kind,
    target: page.describe(element),
    judge: judgePress(meant, page, point),
    ...(form !== undefined && { form }),
    ...(point && { x: Math.round(point.clientX), y: Math.round(point.clientY) }),
    ...(isDisabled(element) && { disabled: true }),
    ...(absorbed && { absorbed: true }),
    ...(ignored.length > 0 && { ignored }),
  }
}
