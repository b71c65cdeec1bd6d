/**
 * What happens to help on the screen, and to what is told to the team alone.
 *
 * ```
 * shown ─▶ opened (a dot) ─▶ stepped (of a tour) · moved · used ⇄ failed (an action) · asked ─▶ rated
 *            │
 *            ├─▶ completed              the user went through the whole tour
 *            ├─▶ dismissed · snoozed    the user closed it
 *            ├─▶ closed                 its owner did
 *            └─▶ failed `removed`, `cannot-show`
 * told                                  nobody saw it
 * ```
 */
export type HelpStep =
  | 'shown'
  | 'opened'
  | 'stepped'
  | 'moved'
  | 'used'
  | 'asked'
  | 'rated'
  | 'completed'
  | 'dismissed'
  | 'snoozed'
  | 'closed'
  | 'failed'
  | 'told'

/** Why help is taken away whose user has got where they wanted. */
export const GOAL_REACHED = 'goal-reached'

/** Whether it is off the screen then. An action that failed leaves the help where it is. */
export function endsHelp(step: HelpStep, by: string | undefined): boolean {
  if (step === 'failed') return by === 'removed' || by === 'cannot-show'
  return ENDS.includes(step)
}

const ENDS: readonly HelpStep[] = ['completed', 'dismissed', 'snoozed', 'closed']
