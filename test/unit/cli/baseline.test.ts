import { expect, test } from 'vitest'
import { collectTimes } from '../../../src/backtest/collectTimes.ts'
import { addRecording, createTimesTally, KEYS_KEPT, toBaselines } from '../../../src/cli/baseline/tally.ts'
import { initState } from '../../../src/core/engineState.ts'
import type { Observation } from '../../../src/core/observation.ts'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { session, type Session } from '../../support/session/session.ts'

/** Somebody who types with a pause in the middle of the card number, and waits for the payment. */
const pays = (pause: number, server: number): Session =>
  session()
    .form('payment', 'started', { field: 'card' })
    .wait(pause)
    .present()
    .form('payment', 'progress', { field: 'card' })
    .wait(100)
    .form('payment', 'submitted')
    .click('pay')
    .request('r1', 'POST /api/pay', { caused: true })
    .wait(server)
    .response('r1')

test('the longest pause in a field and the wait for a request are read off a log', () => {
  expect(collectTimes(pays(4000, 1500))).toEqual([
    { kind: 'field', key: 'payment/card', time: 4000 },
    { kind: 'request', key: 'POST /api/pay', time: 1500 },
  ])
})

test('how long a page took is put down to the page', () => {
  const user = session().page('/orders/84213').observe('vital', { kind: 'page', time: 2100 })
  expect(collectTimes(user)).toEqual([{ kind: 'page', key: '/orders/:id', time: 2100 }])
})

test('how long a page took is put down to the page that a cut recording begins on', () => {
  const log: Observation[] = [{ type: 'vital', at: 2, kind: 'page', time: 2100 }]
  const state = { ...initState(undefined), page: 'checkout' }
  expect(collectTimes({ log, state })).toEqual([{ kind: 'page', key: 'checkout', time: 2100 }])
  expect(collectTimes({ log })).toEqual([])
})

test.each<[string, (user: Session) => Session]>([
  [
    'a request that failed',
    (user) => user.click('pay').request('r1', undefined, { caused: true }).wait(900).response('r1', 'failed'),
  ],
  ['a request that nobody waited for', (user) => user.wait(5000).request('r1').wait(900).response('r1')],
  [
    'a field that was left for another page',
    (user) => user.form('f', 'started', { field: 'a' }).wait(4000).page('/elsewhere'),
  ],
])('%s says nothing of what is usual', (_, story) => {
  expect(collectTimes(story(session()))).toEqual([])
})

test('what came often enough is told as the config takes it', () => {
  const tally = createTimesTally()
  for (let i = 1; i <= 20; i++) addRecording(tally, pays(i * 500, 1000))
  addRecording(tally, session().observe('vital', { kind: 'page', time: 900 }))
  const baselines = toBaselines(tally, 20)
  expect(Object.keys(baselines)).toEqual(['field', 'request'])
  const card = baselines.field!['payment/card']!
  expect([card.n, Math.abs(card.p50 / 5000 - 1) < 0.03, Math.abs(card.p95 / 9500 - 1) < 0.03]).toEqual([
    20,
    true,
    true,
  ])
  expect(compileConfig({ schemaVersion: 1, baselines }, Object.values(detectors)).problems).toEqual([])
})

test('a product whose names are ids fills no memory', () => {
  const tally = createTimesTally()
  for (let i = 0; i < KEYS_KEPT + 10; i++) {
    const path = `/x${'abcdefghij'[i % 10]}${Math.floor(i / 10)}y`
    addRecording(tally, {
      log: [
        { type: 'page', at: 1, path, url: 'u', via: 'load' },
        { type: 'vital', at: 2, kind: 'page', time: 100 },
      ],
    })
  }
  expect([tally.times.page.size, tally.dropped]).toEqual([KEYS_KEPT, 10])
})
