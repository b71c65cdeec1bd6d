import { describe, expect, test } from 'vitest'
import { CHOSEN_WITHIN, QUERIES, QUERIES_WITHIN } from '../../../src/detectors/searchStruggle.ts'
import type { ActBody } from '../../../src/core/observations/user.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing, type Story } from '../../support/session/stories.ts'

const link = (key: string): Partial<ActBody> => ({ target: { key, tag: 'a', role: 'link' } })
const field: Partial<ActBody> = { target: { key: 'q', tag: 'input' }, judge: 'never', search: true }

/** Looks for the words of these numbers, one after the other. */
const asks =
  (...words: number[]): Story =>
  (user) =>
    words.reduce(
      (so, nth) =>
        so.wait(10_000).observe('query', { step: 'made', search: { key: 'q', tag: 'input' }, nth }),
      user,
    )
const asksIn =
  (key: string, nth: number, more = {}, after = 5000): Story =>
  (user) =>
    user.wait(after).observe('query', { step: 'made', search: { key, tag: 'input' }, nth, ...more })
const opens: Story = (user) => user.wait(2000).click('result', link('result')).page('/item/1')
const goesBack: Story = (user) => user.wait(2000).page('/search', { via: 'traverse' })
/** Sends the search by a full page load. */
const loads: Story = (user) => user.leaves().hides().carry().start().page('/search', { via: 'load' })
const all =
  (...parts: Story[]): Story =>
  (user) =>
    parts.reduce((so, part) => part(so), user)

describe('somebody who does not find it is found', () => {
  finds('search-struggle', [
    ['after three queries', asks(1, 2, 3), [3]],
    ['with each further one', asks(1, 2, 3, 4, 5), [3, 4, 5]],
    ['with a fourth that comes at once, together', all(asks(1, 2, 3), asksIn('q', 4, {}, 1000)), [4]],
    ['though one of them was tried twice', asks(1, 2, 1, 3), [3]],
    ['though the field was pressed each time', (user) =>
        [1, 2, 3].reduce((so, nth) => asks(nth)(so.click('q', field).answers('focus')), user), [3]],
    ['though the button of the search was pressed, and something came', (user) =>
        [1, 2, 3].reduce((so, nth) => asks(nth)(so).click('go', { search: true }).answers(), user), [3]],
    ['though the button that sends it stands apart', (user) =>
        [1, 2, 3].reduce((so, nth) => asks(nth)(so.wait(9000).click('go')).answers().page('/search?q', { via: 'push' }), user), [3]],
    ['over page loads', (user) => [1, 1, 1].reduce((so, nth) => loads(asks(nth)(so)), user), [3]],
    ['though a press beside all of it has closed the suggestions', all(asks(1, 2), (user) => user.clickAt(9, 9).answers(), asks(3)), [3]],
    ['though a result was pressed that did nothing', all(asks(1, 2), (user) => user.click('broken').wait(3000), asks(3)), [3]],
    ['though the results were gone through by going back', all(asks(1, 2), goesBack, asks(3)), [3]],
    ['though the app keeps the query in the address', all(asks(1), (user) => user.page('/search', { via: 'replace' }), asks(2, 3)), [3]],
    ['anew after something was found', all(asks(1, 2, 3), (user) => user.wait(5000), opens, goesBack, asks(4, 5, 6)), [3, 3]],
  ]) // prettier-ignore
})

describe('nobody is found', () => {
  findsNothing('search-struggle', [
    ['who asks once more in other words', asks(1, 2)],
    ['who asks for the same again and again', asks(1, 1, 1, 2, 2, 1)],
    ['who opens a result after two tries', all(asks(1, 2), opens, goesBack, asks(3, 4))],
    ['who opens a result of each', all(asks(1), opens, asks(2), opens, asks(3), opens)],
    ['who opens the result of the third within seconds', all(asks(1, 2, 3), opens)],
    ['who opens it by a full page load', all(asks(1, 2), (user) => loads(user.click('result', link('result'))), asks(1))],
    ['who opens a result in a tab of its own', all(asks(1, 2), (user) => user.click('r', { ...link('r'), judge: 'never' }), asks(3))],
    ['who opens results with the middle button', all(asks(1, 2), (user) => user.observe('query', { step: 'chosen' }), asks(3))],
    ['who takes something into the cart right in the results', all(asks(1, 2), (user) => user.click('add').answers(), asks(3))],
    ['for whom a result opens beside the list, after a while', (user) =>
        all(asks(1, 2), (so) => so.click('row').request('1', 'GET /api/item').wait(3000).response('1', 'ok', { key: 'GET /api/item' }).answers(), asks(3))(user)],
    ['who sets a filter of the results', all(asks(1, 2), (user) => user.click('cheap').answers(), asks(3))],
    ['who gives up and goes on with something else', all(asks(1, 2), (user) => user.click('menu').answers().page('/home'), asks(3))],
    ['who looks for three things in three searches', all(asksIn('people', 1), asksIn('files', 1), asksIn('mails', 1))],
    ['who asks now and then', all(asks(1), (user) => user.wait(60_000), asks(2), (user) => user.wait(60_000), asks(3))],
    ['who filters a table, of which no query is told', (user) =>
        [1, 2, 3].reduce((so) => so.wait(3000).answers('value'), user)],
    ['where the host asked not to look', all(asksIn('q', 1), asksIn('q', 2), asksIn('q', 3, { ignored: ['search-struggle'] }))],
    ['when the next person sits down', all(asks(1, 2), (user) => user.call({ call: 'reset' }), asks(3))],
  ]) // prettier-ignore
})

test('the third query is given three seconds to bring it', () => {
  const chosen = (after: number) =>
    countsOf('search-struggle', (user) => asks(1, 2, 3)(user).wait(after).click('add').answers())
  expect(chosen(CHOSEN_WITHIN - 1)).toEqual([])
  expect(chosen(CHOSEN_WITHIN + 1)).toEqual([3])
})

test('the three lie within ninety seconds', () => {
  const last = (after: number) =>
    countsOf('search-struggle', (user) => asksIn('q', 3)(asks(1, 2)(user).wait(after - 15_000)))
  expect(last(QUERIES_WITHIN)).toEqual([3])
  expect(last(QUERIES_WITHIN + 1)).toEqual([])
})

test('what is found at last ends it, and takes its friction away', () => {
  const user = asks(1, 2, 3)(session()).wait(CHOSEN_WITHIN)
  expect(user.score.visit).toBeGreaterThan(0)
  expect(opens(user).score.visit).toBe(0)
})

test('its thresholds are those that were chosen, and can be set or turned off', () => {
  expect([QUERIES, QUERIES_WITHIN, CHOSEN_WITHIN]).toEqual([3, 90_000, 3000])
  const found = (options: false | object, story = asks(1, 2)) =>
    countsOf('search-struggle', story, { signals: { 'search-struggle': options } } as never)
  expect(found({ queries: 2 })).toEqual([2])
  expect(found({ queries: 4 }, asks(1, 2, 3))).toEqual([])
  expect(found({ within: '15s' }, asks(1, 2, 3))).toEqual([])
  expect(
    found(
      { chosen: '20s' },
      all(asks(1, 2, 3), (user) => user.wait(17_000), opens),
    ),
  ).toEqual([])
  expect(found(false, asks(1, 2, 3))).toEqual([])
  const slow = (user: Session) => user.start({ patience: 2 })
  expect(found({ within: '15s' }, all(slow, asks(1, 2, 3)))).toEqual([3])
})

test('the finding points at the search, in numbers only', () => {
  expect(asks(1, 2, 3)(session()).wait(5000).signals).toMatchObject([
    { strength: 0.7, layer: 'behaviour', target: { key: 'q' }, evidence: { queries: 3 } },
  ])
})
