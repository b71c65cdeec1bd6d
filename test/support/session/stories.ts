import { expect, test } from 'vitest'
import type { SignalType } from '../../../src/core/signal.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { session, type Session } from './session.ts'

/** What a user does, told in verbs. */
export type Story = (user: Session) => Session

/** The counts that each finding of one signal had, in order; what silence brings is waited for. */
export function countsOf(type: SignalType, story: Story, config?: Partial<Config>): number[] {
  const { signals } = story(session(config)).wait(60_000)
  return signals.filter((signal) => signal.type === type).map(({ count }) => count)
}

type Row = readonly [sentence: string, story: Story, counts?: number[]]

/** Rows that must find: each with the counts of the findings. */
export function finds(type: SignalType, rows: Row[]): void {
  for (const [sentence, story, counts = [FIRST_COUNT[type] ?? 1]] of rows) {
    test(sentence, () => expect(countsOf(type, story)).toEqual(counts))
  }
}

/** Rows that must find nothing of this kind. */
export function findsNothing(type: SignalType, rows: Row[]): void {
  for (const [sentence, story] of rows) {
    test(sentence, () => expect(countsOf(type, story)).toEqual([]))
  }
}

/** The first count of a kind, where a row does not say and it is not one. */
const FIRST_COUNT: { readonly [type in SignalType]?: number } = {
  'rage-click': 3,
  'error-loop': 2,
  'retry-loop': 2,
  'field-refill': 3,
  'form-rejected': 2,
  'undo-burst': 4,
}
