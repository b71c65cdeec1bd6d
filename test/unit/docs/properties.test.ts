import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { EVIDENCE, OF_EVERY_SIGNAL, type Property } from '../../../src/rules/words/evidence.ts'
import * as detectors from '../../../src/detectors/index.ts'

const PAGE = 'docs/rules.md'

test('docs/rules.md has every property of every signal; -u writes the table', async () => {
  const marked = /(<!-- properties:start -->\n)[^]*(<!-- properties:end -->)/
  const text = readFileSync(PAGE, 'utf8').replace(marked, (_, start, end) => `${start}${writeTable()}${end}`)
  await expect(text).toMatchFileSnapshot(resolve(PAGE))
})

test('there is a row for every signal', () => {
  const types = Object.values(detectors).map(({ type }) => type)
  expect(Object.keys(EVIDENCE).sort()).toEqual(types.sort())
})

test.each(Object.entries(EVIDENCE))('what stands of %s is in its detector', (type, properties) => {
  const name = type.replace(/-./g, ([, letter]) => letter!.toUpperCase())
  const shared = ['silence'].map((one) => readFileSync(`src/detectors/${one}.ts`, 'utf8'))
  const code = [readFileSync(`src/detectors/${name}.ts`, 'utf8'), ...shared].join('\n')
  for (const property of Object.keys(properties)) expect(code).toMatch(new RegExp(`\\b${property}\\b`))
})

function writeTable(): string {
  const cell = ([name, { is, says }]: [string, Property]) =>
    `\`${name}\` (${typeof is === 'string' ? is : is.map((one) => `"${one}"`).join(', ')}): ${says}`
  const rows = Object.entries({ 'every signal': OF_EVERY_SIGNAL, ...EVIDENCE }).flatMap(
    ([signal, properties]) => {
      const cells = Object.entries(properties).map(cell)
      const name = signal === 'every signal' ? signal : `\`${signal}\``
      return cells.length === 0 ? [] : [`| ${name} | ${cells.join('; ')} |`]
    },
  )
  return `\n| signal | what \`where\` can ask |\n|---|---|\n${rows.join('\n')}\n\n`
}
