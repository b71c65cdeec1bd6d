import { describe, expect, test } from 'vitest'
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
    "a.json:7:9 doubt in the rule "pay"
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

describe('what is said of doubts, and of where', () => {
  const printed = (more: object, columns?: number) =>
    printCheck(
      'a.json',
      checkConfig(JSON.stringify({ ...config, ...more }), { now: 0, allowLinks: [] }),
      createColors({}),
      columns,
    )
  const rule = (more: object) => ({ rules: [{ ...config.rules[0], ...more }] })

  test('nobody is told that there are none where they were not looked for', () => {
    expect(printed(rule({ holdout: 2 }))).toContain('1 error, doubts not looked for yet, 0 rules.')
    expect(printed({ rules: [] })).toContain('no errors, 1 doubt, 0 rules.')
    expect(printed({ rules: [], interventions: {} })).toContain('no errors, no doubts, 0 rules.')
  })

  test.each([
    [rule({ holdout: 2 }), '"holdout" in the rule "pay" is 2, but it must be from 0 to 0.5; 2 % is 0.02.'],
    [rule({ holdout: '20%' }), '"20%", but it must be a number; 20 % is 0.2.'],
    [rule({ goal: 'paid' }), 'is "paid", but it must be an object, { "event": "paid" }.'],
    [rule({ when: [{ page: '/' }] }), 'it must be a condition; several stand in { "all": [ … ] }'],
    [rule({ when: { signal: 'form-rejected', form: 'pay' } }), 'What it must be like stands in "where": { "form": … }.'],
    [rule({ when: { event: 'e', hours: {} } }), '"hours" in the rule "pay" is a condition of its own, which cannot stand beside another'],
    [rule({ when: { page: '/', not: {} } }), 'put both in { "all": [ … ] }'],
    [rule({ when: { signal: 'request-failed' } }), 'there is no signal "request-failed". Did you mean "failed-request"?'],
    [rule({ when: { event: 'e', within: 'vist' } }), 'it must be "visit", "ever", or a length of time such as "250ms", "20s", "2m", "1h" or "7d". Did you mean "visit"?'],
    [{ interventions: { help: { kind: 'crad', title: 'T', body: 'B' } } }, '"show" in the rule "pay": the intervention "help" is left out for an error of its own'],
    [rule({ id: undefined }), '"id" in the rule 1 is missing'],
    [rule({ when: { all: [{ page: '/' }, { event: 'e', atLeast: '3' }] } }), '"atLeast" of condition 2 in the rule "pay" is "3"'],
    [rule({ show: [{ offer: 'hlep' }] }), '"offer" of variant 1 in the rule "pay": there is no intervention "hlep"'],
    [rule({ limits: { windows: [{ cap: 0, per: '1d' }] } }), '"cap" of window 1 in the rule "pay" is 0'],
    [rule({ when: { all: [5] } }), 'Condition 1 in the rule "pay" is 5, but it must be a condition, such as { "event": "order-placed" }'],
    [{ policy: { minGap: 'long' } }, '"minGap" in "policy" is "long"'],
    [{ pages: { names: { cart: 5 } } }, 'The page "cart" is 5'],
    [{ incidents: [{ id: 'x' }] }, '"match" in the incident "x" is missing'],
    [{ forms: { pay: {} } }, '"match" in the form "pay" is missing'],
    [{ rulez: [] }, '"rulez" is not known here'],
  ])('%j has a place that people find', (more, sentence) => {
    expect(printed(more)).toContain(sentence)
    for (const line of printed(more, 80).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  }) // prettier-ignore
})

test.each(['null', '5', '"x"', '[]', '{"schemaVersion":"1","rules":[5],"incidents":{}}', '{"schemaVersion":1,"rules":5,"incidents":[5]}'])('%s is told, and ends nothing', (text) => {
  expect(checkConfig(text, { now: 0 }).problems).not.toEqual([])
}) // prettier-ignore
