import type { ActionConfig } from '../core/intervention.ts'
import type { Telling } from './buildView.ts'
import type { HelpAction } from './view.ts'

/** The actions of a help as they can be offered here. */
export function buildActions(
  actions: readonly ActionConfig[],
  telling: Telling,
  prefix: string,
): HelpAction[] {
  const { say, pieces } = telling
  return actions.flatMap((action, i): HelpAction[] => {
    const id = `${prefix}action-${i}`
    const label = say(action.label)
    const kind = CLOSING.find((one) => one in action)
    const by = 'snooze' in action ? String(action.snooze) : id
    // Ways out and on have words of their own; what else says nothing is left out, as `unstuck check` has told.
    if (kind) return [{ kind, id, by, ...(label && { label }) }]
    if (!label) return []
    if ('link' in action) return [{ kind: 'link', id, label, href: action.link }]
    return pieces.doing?.build(action, id, label, telling) ?? []
  })
}

const CLOSING = ['snooze', 'dismiss', 'next', 'back'] as const
