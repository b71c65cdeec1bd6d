import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import type { Props } from '../../../src/core/props.ts'
import { readDuration } from '../../../src/core/time.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { compileMatch } from '../../../src/rules/operators.ts'
import { nameVerdict } from '../../../src/rules/conditions/trace.ts'
import type { Config, ConditionConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const text = readFileSync('docs/rules.md', 'utf8')
const VERDICTS = { holds: 'true', 'does not hold': 'false', 'is not known': 'unknown' } as const

describe('docs/rules.md', () => {
  const pairs = [...text.matchAll(/```json\n([^`]*)```\n\n```story\n([^`]*)```/g)]

  test('has a story for every condition', () => {
    const told = pairs.map(([, json]) => json).join()
    const conditions = ['all', 'not', 'event', 'absent', 'sequence', 'signal', 'score', 'page', 'timeOnPage']
    for (const one of [...conditions, 'element', 'audience', 'outcome', 'handover', 'hours'])
      expect(told).toContain(`"${one}":`)
  })

  test.each(pairs.map(([, json, story]) => [json!.trim(), story!.trim()]))('%s', (json, story) => {
    const config = rulesOf(
      { when: JSON.parse(json) as ConditionConfig, id: 'documented' },
      { when: { event: 'never' } },
    )
    expect(compile(config).problems).toEqual([])
    const user = session(config)
    for (const line of story.split('\n')) {
      const expected = VERDICTS[line as keyof typeof VERDICTS]
      if (expected) expect(verdictOf(config, user), `after ${story}`).toBe(expected)
      else tell(user.wait(10), line)
    }
  })

  test('has whole configs that are sound', () => {
    const whole = [...text.matchAll(/```json\n(\{\n {2}"schemaVersion"[^`]*)```/g)]
    expect(whole).toHaveLength(1)
    for (const [, json] of whole) expect(compile(JSON.parse(json!) as Config).problems).toEqual([])
  })

  const rows = [...text.matchAll(/^\| `(.+?)` +\| (?:`(.+?)`|missing) +\| (.+?) +\|$/gm)]
  test.each(rows.map(([, operator, value, verdict]) => [operator!, value, verdict!]))(
    '%s of %s %s',
    (operator, value, verdict) => {
      const match = compileMatch({ it: JSON.parse(operator) as unknown }, '', () => undefined)
      const properties = value === undefined ? {} : { it: JSON.parse(value) as unknown }
      expect(nameVerdict(match!(properties))).toBe(VERDICTS[verdict as keyof typeof VERDICTS])
    },
  )

  test('has a row for every operator', () => {
    for (const operator of ['eq', 'ne', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'exists', 'regex', 'not'])
      expect(rows.some(([, cell]) => cell!.includes(`"$${operator}"`))).toBe(true)
  })
})

function verdictOf(config: Partial<Config>, user: Session): string {
  const compiled = compile(config)
  const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
  const { rules } = engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context))
  return rules.find(({ rule }) => rule === 'documented')!.trace.verdict
}

/** One line of a story. */
function tell(user: Session, line: string): void {
  const [verb, name = '', rest = ''] = line.split(/ (\S+) ?(.*)/)
  switch (verb) {
    case 'track':
      return void user.track(name, rest ? (JSON.parse(rest) as Props) : {})
    case 'wait':
      return void user.wait(readDuration(name)! - 10)
    case 'page':
      return void user.page(name)
    case 'user':
      return void user.user('u', JSON.parse(name) as Props)
    case 'history':
      return void user.remembers('visit')
    case 'next':
      return void user.arrives()
    case 'element':
      return void user.observe('element', { selector: name, is: rest as 'visible' })
    case 'handover':
      return void user.observe('handover', { to: name, available: rest === 'yes' })
    case 'outcome':
      return void user.observe('outcome', { rule: name, outcome: rest as 'recurred' })
    default:
      expect(verb).toBe('rage')
      rage(user)
  }
}
