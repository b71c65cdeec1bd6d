import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { DAWN } from '../../support/session/session.ts'

const KINDS: ((i: number) => ConditionConfig)[] = [
  (i) => ({ event: `event-${i}` }),
  (i) => ({ all: [{ event: `event-${i}`, within: '5m' }, { page: '/checkout' }] }),
  () => ({ signal: 'form-stall' }),
  () => ({ not: { signal: 'rage-click' } }),
  () => ({ audience: { plan: 'free' } }),
]

/** A thousand rules, and how often each is judged. */
function counted() {
  const compiled = compile(rulesOf(...Array.from({ length: 1000 }, (_, i) => ({ when: KINDS[i % 5]!(i) }))))
  expect(compiled.rules).toHaveLength(1000)
  let judged = 0
  const rules = compiled.rules.map((rule) => ({
    ...rule,
    when: { ...rule.when, judge: (world: never) => (judged++, rule.when.judge(world)) },
  }))
  const engine = createEngine({ detectors: compiled.detectors, judge: createJudge({ ...compiled, rules }) })
  let now = DAWN
  return (observation: object) => {
    judged = 0
    engine.observe({ at: ++now, ...observation } as never)
    return judged
  }
}

describe('of a thousand rules', () => {
  const observe = counted()
  observe({
    type: 'start',
    version: '',
    config: '',
    load: 'l1',
    tab: 't',
    utcOffset: 0,
    mode: 'on',
    patience: 1,
  })
  const act = { type: 'act', began: DAWN, kind: 'press', target: { key: 'a', tag: 'a' }, judge: 'yes' }

  test.each([
    ['an act', { ...act, id: 'a1' }, 0],
    ['an answer', { type: 'answer', kind: 'dom' }, 0],
    ['a request', { type: 'request', id: 'r1', key: 'GET /' }, 0],
    ['presence', { type: 'presence', by: 'pointer' }, 0],
    ['a reply', { type: 'reply', ask: 'x', answer: { question: 'slot', granted: true } }, 0],
    ['an event that no rule asks about', { type: 'event', name: 'other', props: {} }, 0],
    ['an event that one rule asks about', { type: 'event', name: 'event-5', props: {} }, 1],
    ['another page', { type: 'page', path: '/b', url: 'b', via: 'push' }, 200],
    ['another user', { type: 'user', traits: {} }, 200],
    [
      'another load',
      { type: 'start', version: '', config: '', load: 'l2', tab: 't', utcOffset: 0, mode: 'on', patience: 1 },
      1000,
    ],
  ])('%s has those judged again that it can change', (_, observation, expected) => {
    expect(observe(observation)).toBe(expected)
  })

  test('a window that ends has its own rule judged again', () => {
    const of = counted()
    of({
      type: 'start',
      version: '',
      config: '',
      load: 'l1',
      tab: 't',
      utcOffset: 0,
      mode: 'on',
      patience: 1,
    })
    expect(of({ type: 'event', name: 'event-1', props: {} })).toBe(1)
    expect(of({ type: 'presence', by: 'key', at: DAWN + 1500_000 })).toBe(1)
  })
})
