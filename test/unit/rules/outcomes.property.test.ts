import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionOutcome } from '../../../src/core/decision.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { moves } from '../../support/session/properties.ts'

const compiled = compile(busyConfig)

/** What may follow what, of one offer; an empty word is the beginning. */
const NEXT: { readonly [told: string]: readonly string[] } = {
  '': ['resolved', 'dismissed-resolved', 'recurred', 'escalated', 'dismissed-left', 'abandoned'],
  resolved: ['recurred', 'escalated'],
  'dismissed-resolved': ['recurred', 'escalated'],
  recurred: ['resolved', 'dismissed-resolved', 'escalated'],
  escalated: [],
  'dismissed-left': [],
  abandoned: [],
}

test('in any session, outcomes follow a decision of theirs, in an order that makes sense', () => {
  fc.assert(
    fc.property(moves, (session) => {
      const decided = new Map<string, string>()
      const told = new Map<string, DecisionOutcome>()
      for (const effect of live(compiled, session).effects) {
        if (effect.type === 'decision') decided.set(effect.decision.offer, effect.decision.verdict)
        if (effect.type !== 'outcome') continue
        const { outcome } = effect
        const before = told.get(outcome.offer)
        expect(decided.get(outcome.offer)).toBe(outcome.verdict)
        expect(NEXT[before?.outcome ?? '']).toContain(outcome.outcome)
        expect(outcome.after).toBeGreaterThanOrEqual(before?.after ?? 0)
        if (outcome.by === 'time') expect(outcome.at).toBeGreaterThanOrEqual(outcome.until)
        else expect(outcome.at).toBeLessThanOrEqual(outcome.until)
        told.set(outcome.offer, outcome)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)
