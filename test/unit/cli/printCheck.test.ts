import { expect, test } from 'vitest'
import { createColors } from '../../../src/cli/colors.ts'
import { checkConfig } from '../../../src/cli/checkConfig.ts'
import { printCheck } from '../../../src/cli/printCheck.ts'

const config = {
  schemaVersion: 1,
  rules: [{ id: 'pay', when: { event: 'order-started', atLeast: 2, within: '10m' }, show: 'help' }],
  interventions: { help: { kind: 'card', title: 'Stuck?', body: 'Try this.' } },
}
const checked = checkConfig(JSON.stringify(config, null, 2), { now: 0, allowLinks: [] })
const print = (columns?: number) => printCheck('a.json', checked, createColors({}), columns)

test('a terminal of 80 columns has no line that is longer, and each word is whole', () => {
  expect(print(80)).toMatchInlineSnapshot(`
    "a.json:7:9 doubt /rules/0/when/event
      "order-started" is not among "events": it comes only if the page calls
      track("order-started").

      pay
      When an order was started at least twice within 10 minutes, offer help, at
      most once in 7 days.

    a.json: no errors, 1 doubt, 1 rule."
  `)
  for (const line of print(80).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  expect(print(80).replaceAll(/\s+/g, ' ')).toContain('comes only if the page calls track("order-started")')
})

test('a very wide one is not used to its end', () => {
  for (const line of print(300).split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})

test('in a pipe each remark is one line', () => {
  const [first] = print().split('\n')
  expect(first).toMatch(/^a\.json:7:9 doubt "order-started" is not among .* \(\/rules\/0\/when\/event\)$/)
})
