import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { OPTIONS } from '../../../src/shell/readOptions.ts'
import { compile } from '../../support/session/live.ts'
import { session } from '../../support/session/session.ts'

const readme = readFileSync('README.md', 'utf8')
const [, json = ''] = /```jsonc\n\/\/ unstuck\.json[^\n]*\n([^`]*)```/.exec(readme) ?? []

/** What `explain()` says of the README's rule to somebody whose card was refused once. */
function explain() {
  const config = JSON.parse(json) as Config
  const user = session(config)
    .page('/checkout')
    .form('payment', 'submitted')
    .form('payment', 'refused')
    .form('payment', 'submitted')
  const compiled = compile(config)
  const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
  return engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context)).rules[0]!
}

test('the README shows what explain() says', () => {
  const { rule, state, says, trace, gates } = explain()
  const [, shown = ''] = /unstuck\.explain\(\)\.rules\[0\]\n([^`]*)```/.exec(readme) ?? []
  const text = shown.replaceAll(/\n?\/\/ */g, ' ').replaceAll(/\s+/g, ' ')
  for (const one of [rule, state, says, trace.condition, trace.verdict]) expect(text).toContain(`'${one}'`)
  const [, gate, open, words] = /\{ gate: '([^']+)', open: (\w+), says: '([^']+)' \}/.exec(text) ?? []
  expect(gates).toContainEqual(expect.objectContaining({ gate, open: open === 'true', says: words }))
})

test('the README says of the lab what the lab has found', () => {
  const lab = readFileSync('docs/lab.md', 'utf8')
  const [, scenarios, widgets] = /^(\d+) scenarios, (\d+) widgets\.$/m.exec(lab) ?? []
  const [, positives, negatives, found, wrong] =
    /^\| dead-click +\| (\d+) +\| (\d+) +\| (\d+) +\| (\d+)/m.exec(lab) ?? []
  const text = readme.replaceAll(/\s+/g, ' ')
  expect(text).toContain(`${scenarios} scenarios on ${widgets} well-known widgets`)
  expect(text).toContain(`all ${positives} dead clicks and calls nothing dead in ${negatives} others`)
  expect([found, wrong]).toEqual([positives, '0'])
})

test('the README names every option', () => {
  expect(Object.keys(OPTIONS).filter((option) => !readme.includes(`\`${option}\``))).toEqual([])
})
