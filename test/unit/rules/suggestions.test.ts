import { expect, test } from 'vitest'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'

const say = (when: object, show = 'card-help') => {
  const config = {
    schemaVersion: 1,
    rules: [{ id: 'checkout/help', when, show }],
    interventions: { 'card-help': { kind: 'card', title: 'Help', body: 'So.' } },
  }
  return compileConfig(config, Object.values(detectors)).problems.map(describeProblem).join('\n')
}

test.each([
  [{ signal: 'rage-klick' }, 'card-help', 'rage-click'],
  [{ signal: 'form-reject' }, 'card-help', 'form-rejected'],
  [{ evnt: 'x' }, 'card-help', 'event'],
  [{ event: 'x', atleast: 2 }, 'card-help', 'atLeast'],
  [{ audience: { plan: { $exist: true } } }, 'card-help', '$exists'],
  [{ outcome: 'recurred', of: 'checkout/helps' }, 'card-help', 'checkout/help'],
  [{ event: 'x' }, 'card-hlep', 'card-help'],
  [{ hours: { from: '09:00', to: '17:00', days: ['mno'] } }, 'card-help', 'mon'],
  [{ element: '#a', is: 'visibel' }, 'card-help', 'visible'],
])('%j showing %s asks whether %s was meant', (when, show, meant) => {
  expect(say(when, show)).toContain(`Did you mean "${meant}"?`)
})

test.each([
  [{ signal: 'scroll' }, 'card-help'],
  [{ event: 'x' }, 'tour'],
  [{ all: [] }, 'card-help'],
  [{ event: 'x', atLeast: 'x' }, 'card-help'],
  [{ event: 'x', within: 'a day' }, 'card-help'],
  [{ score: 'page', atLeast: 101 }, 'card-help'],
])('%j showing %s asks nothing', (when, show) => {
  expect(say(when, show)).not.toBe('')
  expect(say(when, show)).not.toContain('Did you mean')
})
