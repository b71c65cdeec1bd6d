import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation } from '../../../src/core/observation.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, createFold, live } from '../../support/session/live.ts'
import { moves } from '../../support/session/properties.ts'
import { createRandom } from '../../support/session/random.ts'
import { slowRules } from '../../support/session/slowConfig.ts'

const config: Partial<Config> = { ...busyConfig, rules: [...busyConfig.rules!, ...slowRules] }

test('what a rule comes to depends neither on the order of rules nor on that of keys', () => {
  const verdicts = new Set<string>()
  fc.assert(
    fc.property(moves, fc.nat(), (session, seed) => {
      // Help is named by how many were considered before it, so what became of it is told under one order only.
      const log = live(compile(config), session).log.filter(({ type }) => type !== 'help')
      const random = createRandom(seed)
      const { rules, ...rest } = shuffleKeys(config, random)
      const expected = judge(config, log)
      expect(judge({ ...rest, rules: shuffle(rules!, random) }, log)).toEqual(expected)
      expected.verdicts.forEach((one) => verdicts.add(one))
    }),
    { numRuns: 40 },
  )
  // Or nothing was compared.
  expect([...verdicts].some((one) => one.endsWith(' true'))).toBe(true)
  expect([...verdicts].some((one) => one.endsWith(' false'))).toBe(true)
  expect([...verdicts].some((one) => one.endsWith(' unknown'))).toBe(true)
}, 30_000)

function judge(one: Partial<Config>, log: readonly Observation[]) {
  const compiled = compile(one)
  expect(compiled.problems).toEqual([])
  const engine = createFold(compiled)
  const decisions = log
    .flatMap((observation) => engine.observe(observation).effects)
    .flatMap((effect) => (effect.type === 'decision' ? [effect.decision] : []))
    .map(({ at, rule, verdict, reasons }) => `${at} ${rule} ${verdict} ${reasons.join(' ')}`)
  const { rules } = engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context))
  return {
    decisions: decisions.sort(),
    verdicts: rules.map(({ rule, trace }) => `${rule} ${trace.verdict}`).sort(),
  }
}

/** Every object has its keys in another order; lists stay as they are. */
function shuffleKeys<T>(value: T, random: (n: number) => number): T {
  if (Array.isArray(value)) return value.map((part: unknown) => shuffleKeys(part, random)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]) => [key, shuffleKeys(part as unknown, random)])
  return Object.fromEntries(shuffle(entries, random)) as T
}

function shuffle<T>(list: readonly T[], random: (n: number) => number): T[] {
  const left = [...list]
  return list.map(() => left.splice(random(left.length), 1)[0]!)
}
