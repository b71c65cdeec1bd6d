import { describe, expect, test } from 'vitest'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { createRandom } from '../../support/session/random.ts'
import { carried } from '../../support/session/refold.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

const LIMIT = 32 * 1024
const sizeOf = (state: object) => JSON.stringify(state).length

describe('the state', { timeout: 30_000 }, () => {
  test.each([1, 2])('is plain JSON of at most 32 kB after a long random session (seed %i)', (seed) => {
    const { log, state } = live(compile(busyConfig), randomMoves(seed, 5500))
    expect(log.length).toBeGreaterThan(10_000)
    expect(carried(state)).toEqual(state)
    expect(sizeOf(state)).toBeLessThanOrEqual(LIMIT)
  })

  test('stays so when every name is new and long', () => {
    const random = createRandom(5)
    const word = (length: number) => Array.from({ length }, () => 'abcdefghij'[random(10)]).join('')
    const user = session({
      ...rulesOf({ when: { signal: 'rage-click' } }, { when: { signal: 'error-loop' } }),
    }).pageSays({ moments: ['typing'] })
    for (let i = 0; i < 1500; i++) {
      const target = { key: word(11), tag: 'button', role: 'button', name: word(30) }
      const form = word(16)
      const key = `POST /${word(20)}`
      user
        .page('/', { route: word(20) })
        .clicks(3, 'x', 100, { target, form })
        .wait(600)
      const error = word(11)
      for (let j = 0; j < 2; j++) {
        user.click('x', { target, form }).error(error).wait(1000)
        user.click('y', { target }).request(`r${i}.${j}`, key).response(`r${i}.${j}`, 'failed', { key })
        user.form(form, 'submitted').form(form, 'refused', { by: 'alert', target })
      }
      user.track(word(20), { text: word(100) })
    }
    expect(user.log.length).toBeGreaterThan(10_000)
    expect(user.signals.length).toBeGreaterThan(1000)
    expect(sizeOf(user.state)).toBeLessThanOrEqual(LIMIT)
  })

  test('stays so when rules ask about many events with large properties', () => {
    const names = Array.from({ length: 50 }, (_, i) => `event number ${i}`)
    const user = session(rulesOf(...names.map((event) => ({ when: { event, atLeast: 60 } }))))
    for (let i = 0; i < 10_000; i++)
      user.wait(10).track(names[i % 50]!, { size: i, text: 'x'.repeat(i % 300) })
    expect(sizeOf(user.state)).toBeLessThanOrEqual(LIMIT)
  })

  test('stays so when sixty rules count days and times, and all of them help', () => {
    const names = Array.from({ length: 60 }, (_, i) => `event number ${i}`)
    const user = session(
      rulesOf(
        ...names.map((event, i) => ({
          id: `checkout/rule-number-${i}`,
          when: {
            any: [
              { event, atLeast: 60, days: 60 },
              { event, days: 1 },
            ],
          },
        })),
      ),
    )
    for (let day = 0; day < 70; day++) {
      for (const name of names)
        user
          .wait(10)
          .track(name, { size: 3, text: 'x'.repeat(80) })
          .help('closed')
      user.wait(86_400_000).click('x')
    }
    expect(user.offers.length).toBeGreaterThanOrEqual(60)
    expect(sizeOf(user.state)).toBeLessThanOrEqual(LIMIT)
  })

  test.each<[sentence: string, when: (i: number) => ConditionConfig]>([
    ['wait for their time', (i) => ({ absent: `done-${i}`, after: `begun-${i % 50}`, within: '20m' })],
    ['hold all the while', () => ({ page: '**' })],
    ['count an event each', (i) => ({ event: `event-number-${i}`, within: '20m', atLeast: 2 })],
  ])('stays small when a thousand rules %s', (_, when) => {
    const rules = Array.from({ length: 1000 }, (__, i) => ({
      id: `checkout/rule-number-${i}`,
      when: when(i),
    }))
    const user = session(rulesOf(...rules))
    for (let i = 0; i < 600; i++) {
      const name = i % 3 > 0 ? `begun-${i % 50}` : `event-number-${i % 1000}`
      user.wait(100).track(name, { text: 'x'.repeat(i % 150), i })
    }
    expect(sizeOf(user.state)).toBeLessThanOrEqual(LIMIT)
  })

  test('lets no rule of a thousand miss its time', () => {
    const rules = Array.from({ length: 300 }, (_, i) => ({
      when: { absent: 'done', after: 'begun', within: 1000 * (300 - i) },
      priority: i,
    }))
    const user = session(rulesOf(...rules)).track('begun')
    for (let i = 0; i < 300; i++) user.wait(1000).help('closed')
    expect(new Set(user.offers.map(({ rule }) => rule)).size).toBe(300)
  })

  test('knows what it had to let go as unknown, and the last times still', () => {
    const names = Array.from({ length: 20 }, (_, i) => `event number ${i}`)
    const [first] = names
    const all = names.map((event) => ({ when: { event, atLeast: 60, within: '90d' as const, days: 60 } }))
    const asks = (when: ConditionConfig) => ({ when: { all: [{ event: 'go' }, when] } })
    const user = session(
      rulesOf(
        ...all,
        asks({ not: { event: first!, atLeast: 30, within: '90d', days: 30 } }),
        asks({ event: first!, atLeast: 2, within: '90d', days: 1 }),
      ),
    )
    for (let day = 0; day < 40; day++) {
      for (const name of names) user.wait(10).track(name)
      user.wait(86_400_000).click('x')
    }
    user.track(first!).wait(10).track(first!).track('go').wait(300)
    expect(user.offers.map(({ rule }) => rule)).toEqual(['rule-21'])
  })
})
