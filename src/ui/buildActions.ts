import type { ActionConfig } from '../core/intervention.ts'
import { readDuration } from '../core/time.ts'
import type { Presentation } from './presentOffer.ts'
import { resolveText } from './resolveText.ts'
import type { HelpAction } from './view.ts'

/** The actions of a help as they can be offered here. How long a snooze is goes into `delays`, by its id. */
export function buildActions(
  actions: readonly ActionConfig[],
  presentation: Presentation,
  delays: Map<string, number>,
  prefix: string,
): HelpAction[] {
  const { locales, traits, pieces } = presentation
  return actions.flatMap((action, i): HelpAction[] => {
    const id = `${prefix}action-${i}`
    const label = resolveText(action.label, locales, traits)
    if ('link' in action) return [{ kind: 'link', id, label, href: action.link }]
    if ('snooze' in action) delays.set(id, readDuration(action.snooze) ?? 0)
    const kind = CLOSING.find((one) => one in action)
    return kind ? [{ kind, id, label }] : (pieces.doing?.build(action, id, label, presentation) ?? [])
  })
}

const CLOSING = ['snooze', 'dismiss', 'next', 'back'] as const
