import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import type { Config } from '../../../src/rules/schema.ts'
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

test('what the README leads to comes with the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] }
  const links = [...readme.matchAll(/\]\((?!https?:|\/)([^)#]+)\)/g)].map(([, link]) => link!)
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter((link) => !existsSync(link) || !files.some((file) => link.startsWith(file)))).toEqual(
    [],
  )
})
