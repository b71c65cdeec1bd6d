import type { UnstuckEvents } from './surface.ts'

/** What can be listened to, by name. */
export const eventNames: readonly (keyof UnstuckEvents)[] = [
  'signal',
  'score',
  'decision',
  'intervention',
  'outcome',
  'handover',
  'problem',
  'observation',
]
