import fc from 'fast-check'
import { expect } from 'vitest'
import { busyConfig } from './config.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { compile, live } from './live.ts'
import { CHOICES, GAPS, VERBS, type Move } from './moves.ts'
import { carried, refold } from './refold.ts'
import { slowRules } from './slowConfig.ts'

/** What holds for every session, wherever it is run. */

const small = fc.nat(CHOICES - 1)
export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    verb: fc.constantFrom(...VERBS),
    gap: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...GAPS.slice(0, 22)) }, fc.constantFrom(...GAPS)),
    a: small,
    b: small,
    c: small,
  }),
  { maxLength: 60, size: 'max' },
)

/** Every condition that there is, groups, control groups, incidents. */
export const wholeConfig: Partial<Config> = {
  ...busyConfig,
  rules: [...busyConfig.rules!, ...slowRules].map((rule, i) => ({
    ...rule,
    ...(i % 3 === 0 && { group: 'g' }),
  })),
  policy: { ...busyConfig.policy, groups: { g: { windows: [{ cap: 4, per: '10m' }] } } },
}
const compiled = compile(wholeConfig)

/** Replaying the stamped log gives what happened live, to the byte. */
export function replaysExactly(session: Move[]): void {
  const { log, effects, state } = live(compiled, session)
  const again = refold(compiled, log)
  expect(JSON.stringify(again.effects)).toBe(JSON.stringify(effects))
  expect(JSON.stringify(again.state)).toBe(JSON.stringify(state))
}

/** Timers that are late, or never fire, change nothing. */
export function ignoresTimers(session: Move[], timers: number): void {
  const { log, effects } = live(compiled, session)
  expect(JSON.stringify(refold(compiled, log, { timers }).effects)).toBe(JSON.stringify(effects))
}

/** A log that is cut anywhere and resumed from its state gives what it gives in one go. */
export function resumesAnywhere(session: Move[], cut: number): void {
  const { log, effects, state } = live(compiled, session)
  const at = cut % (log.length + 1)
  const before = refold(compiled, log.slice(0, at))
  const after = refold(compiled, log.slice(at), { state: carried(before.state) })
  expect(JSON.stringify([...before.effects, ...after.effects])).toBe(JSON.stringify(effects))
  expect(JSON.stringify(after.state)).toBe(JSON.stringify(state))
}
