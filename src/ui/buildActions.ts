import type { ActionConfig } from '../core/intervention.ts'
import type { Duration } from '../core/time.ts'
import type { Telling } from './buildView.ts'
import type { HelpAction } from './view.ts'

/**
 * The actions of a help as they can be offered here. How long a snooze is, which the reader of the config has turned into
 * milliseconds, goes into `delays` by its id.
 */
export function buildActions(
  actions: readonly ActionConfig[],
  telling: Telling,
  delays: Map<string, Duration>,
  prefix: string,
): HelpAction[] {
  const { say, pieces } = telling
  return actions.flatMap((action, i): HelpAction[] => {
    const id = `${prefix}action-${i}`
    const label = say(action.label)
    if ('link' in action) return [{ kind: 'link', id, label, href: action.link }]
    if ('snooze' in action) delays.set(id, action.snooze)
    const kind = CLOSING.find((one) => one in action)
    return kind ? [{ kind, id, label }] : (pieces.doing?.build(action, id, label, telling) ?? [])
  })
}

const CLOSING = ['snooze', 'dismiss', 'next', 'back'] as const
