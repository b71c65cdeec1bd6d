import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { prepareSignalBacktest } from '../../../src/backtest/backtest.ts'
import { readLines } from '../../../src/cli/sessions/readLines.ts'
import { readSignals } from '../../../src/cli/sessions/readSignals.ts'
import type { ConditionConfig, Config } from '../../../src/rules/schema.ts'
import { rage, reject, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const told = (user: Session) => user.signals
const whole = (config: Partial<Config>) => ({ schemaVersion: 1, ...config })

/** Rules that would have shown their help. */
function shown(when: ConditionConfig, user: Session): string[] {
  const { offers } = prepareSignalBacktest(whole(rulesOf({ id: 'pay', when })))('v1', told(user))
  return offers.filter(({ end }) => end === 'shown').map(({ rule }) => rule)
}

const raging = () => rage(session().wait(1000)).wait(4000)

test.each<[string, ConditionConfig, Session, string[]]>([
  ['a rule about a signal fires as it would have', { signal: 'rage-click' }, raging(), ['pay']],
  ['a count is what it was', { signal: 'form-rejected', atLeast: 3 }, reject(session()).wait(1000), []],
  [
    'and is reached by later updates of the same signal',
    { signal: 'form-rejected', atLeast: 4 },
    reject(reject(session())).wait(1000),
    ['pay'],
  ],
  ['the score is made anew', { score: 'page', atLeast: 20 }, raging(), ['pay']],
  [
    'the page is that of the signal',
    { all: [{ signal: 'rage-click' }, { page: '/checkout' }] },
    raging(),
    ['pay'],
  ],
  ['and no other', { all: [{ signal: 'rage-click' }, { page: '/bag' }] }, raging(), []],
  [
    'what is never forwarded has not failed to happen',
    { all: [{ signal: 'rage-click' }, { not: { signal: 'cursor-thrash' } }] },
    raging(),
    [],
  ],
  ['nor has an event', { all: [{ signal: 'rage-click' }, { not: { event: 'placed' } }] }, raging(), []],
  [
    'but what would have been forwarded has',
    { all: [{ signal: 'rage-click' }, { not: { signal: 'dead-click' } }] },
    raging(),
    ['pay'],
  ],
  ['another signal fires nothing', { signal: 'help-seek' }, raging(), []],
])('%s', (_, when, user, rules) => expect(shown(when, user)).toEqual(rules))

test('that signals are all there is, is said, with what rules ask about besides', () => {
  const config = whole(rulesOf({ id: 'pay', when: { any: [{ signal: 'rage-click' }, { event: 'opened' }] } }))
  const { unknown, mode } = prepareSignalBacktest(config)('v1', told(raging()))
  expect(mode).toBe('derived')
  expect(unknown.map(({ what }) => what).join('\n')).toMatch(/what the user did[^]*the event "opened"/)
})

test('forwarded events are read one a line, in batches, and by visit; what is none of ours is counted', async () => {
  const [signal] = told(raging())
  const event = (visit: string, data: object, type = 'io.unstuck.signal') => ({
    specversion: '1.0',
    type,
    visit,
    data,
  })
  const text = [
    JSON.stringify(event('v1', signal!)),
    JSON.stringify([
      event('v2', signal!),
      event('v1', { ...signal, count: 4 }),
      event('v1', {}, 'io.unstuck.score'),
    ]),
    JSON.stringify({ type: 'signal', at: 1, data: { ...signal, id: 'load9-s1' } }),
    '{"type":"pageview"}',
    'nonsense',
  ].join('\n')
  const { visits, foreign } = await readSignals(readLines(Readable.from([Buffer.from(text)])))
  expect([visits.map(({ visit, signals }) => `${visit} ${signals.length}`), foreign]).toEqual([
    ['v1 2', 'v2 1', 'load9 1'],
    2,
  ])
})
