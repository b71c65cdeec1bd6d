import { expect, test } from 'vitest'
import { ONE_COPY_WITHIN } from '../../../src/detectors/errorCopied.ts'
import { ONE_SEARCH_WITHIN } from '../../../src/detectors/helpSeek.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const target = { key: 'help', tag: 'a' }
const seeks =
  (by: 'link' | 'chat' = 'link', more = {}) =>
  (user: Session) =>
    user.observe('sought', { by, target, ...more })
const copies =
  (key = 'alert', more = {}) =>
  (user: Session) =>
    user.observe('copied', { target: { key, tag: 'p' }, ...more })

finds('help-seek', [
  ['the user opens the help', seeks()],
  [
    'the user goes from the help to the chat, one search',
    (user) => seeks('chat')(seeks()(user).wait(60_000)),
    [1, 2],
  ],
  [
    'the user needs help again, another day',
    (user) => seeks()(seeks()(user).wait(ONE_SEARCH_WITHIN + 1)),
    [1, 1],
  ],
])

findsNothing('help-seek', [
  ['a link like any other is followed', (user) => user.click('help').answers()],
  ['the host asked not to look', seeks('link', { ignored: ['help-seek'] })],
  ['an error is copied', copies()],
  ['the host shows help by itself', (user) => user.call({ call: 'help', intervention: 'none' })],
])

finds('error-copied', [
  ['the text of an error is copied', copies()],
  ['another error is copied as well', (user) => copies('other')(copies()(user).wait(500)), [1, 1]],
  [
    'the same is copied again within a minute, once',
    (user) => copies()(copies()(user).wait(ONE_COPY_WITHIN)),
    [1, 1],
  ],
])

findsNothing('error-copied', [
  ['something else was copied', (user) => user.click('copy').answers('copy')],
  ['the host asked not to look', copies('alert', { ignored: ['error-copied'] })],
  ['an error came and nobody copied it', (user) => user.click('pay').error('E').refuses()],
  ['the user goes for help', seeks()],
])

test('the times are those that were chosen, longer for a patient user', () => {
  expect([ONE_SEARCH_WITHIN, ONE_COPY_WITHIN]).toEqual([300_000, 60_000])
  const again = (patience: number) =>
    new Set(
      seeks()(seeks()(session().start({ patience })).wait(ONE_SEARCH_WITHIN + 1)).signals.map(({ id }) => id),
    ).size
  expect([again(1), again(2)]).toEqual([2, 1])
  const config = { signals: { 'help-seek': { within: '1s' } } }
  expect(countsOf('help-seek', (user) => seeks()(seeks()(user).wait(1001)), config)).toEqual([1, 1])
})

test('the findings say where and how, and never what was copied', () => {
  const user = copies('alert', { form: 'card' })(seeks('chat')(session()))
  expect(user.signals).toMatchObject([
    { type: 'help-seek', strength: 0.5, target, evidence: { by: 'chat', times: 1 } },
    { type: 'error-copied', strength: 0.8, form: 'card', target: { key: 'alert' }, evidence: { times: 1 } },
  ])
})
