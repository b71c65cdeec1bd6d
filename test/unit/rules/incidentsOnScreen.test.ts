import { describe, expect, test } from 'vitest'
import { FAILURES_KNOWN, TOLD_LATER } from '../../../src/rules/incidents/noteIncidents.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'
import type { Config, IncidentConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
// Every session begins on 5 January 2026 at 09:00 UTC.
const exports: IncidentConfig = {
  id: 'exports',
  match: { request: '/api/exports/*' },
  since: '2026-01-05T09:00:00Z',
  until: '2026-01-05T10:00:00Z',
  endsWhen: 'served',
  title: 'Exports are slow',
  body: 'We are on it.',
  resolved: 'Exports work again.',
}
const { resolved: _, ...unresolved } = exports

const withIncidents = (...incidents: IncidentConfig[]): Partial<Config> => ({
  ...rulesOf({ when: { event: 'never' } }),
  incidents,
})
const start = (more: Partial<IncidentConfig> = {}) => session(withIncidents({ ...exports, ...more }))
const feed = (user: Session, ...incidents: object[]) =>
  user.observe('incidents', { incidents: incidents as never }).wait(300)
const bare = () => session(withIncidents())

let requests = 0
const request = (user: Session, outcome: 'ok' | 'failed', key = 'POST /api/exports/csv') => {
  const id = `r${++requests}`
  return user.request(id, key).response(id, outcome, { key }).wait(300)
}
const hit = (user: Session, key?: string) => request(user, 'failed', key)
const told = (user: Session) => user.offers.map(({ content }) => content?.body)
const WE_ARE = 'We are on it.'
const AGAIN = 'Exports work again.'

describe('what is on the screen of an incident', () => {
  test.each<[sentence: string, story: (user: Session) => Session]>([
    ['when its user is served', (user) => request(user, 'ok')],
    ['when its time is over', (user) => user.wait(61 * MINUTE)],
  ])('goes %s, and the end is told', (_, story) => {
    const user = story(hit(start()).wait(MINUTE))
    expect(user.withdrawn).toEqual(['incident-over'])
    expect(told(user.help('closed', 'incident-over').wait(300))).toEqual([WE_ARE, AGAIN])
    expect(user.wait(MINUTE).withdrawn).toHaveLength(1)
  })

  test('goes where nothing is told of the end, too', () => {
    const user = request(hit(session(withIncidents(unresolved))), 'ok')
    expect(user.withdrawn).toEqual(['incident-over'])
    expect(told(user.help('closed').wait(MINUTE))).toEqual([WE_ARE])
  })

  test('goes when the feed tells of it no more', () => {
    const user = feed(hit(feed(bare(), exports)))
    expect(user.withdrawn).toEqual(['incident-over'])
    expect(told(user.help('closed').wait(300))).toEqual([WE_ARE, AGAIN])
  })

  test('stays when the feed tells the same of it, and of others', () => {
    const user = feed(hit(feed(bare(), exports)), { ...exports, id: 'other' }, { ...exports })
    expect(user.wait(MINUTE).withdrawn).toEqual([])
  })

  test('is told in other words where the feed has them', () => {
    const user = feed(hit(feed(bare(), exports)), { ...exports, body: 'Until noon.' })
    expect(user.withdrawn).toEqual(['incident-changed'])
    expect(told(user.help('closed').wait(300))).toEqual([WE_ARE, 'Until noon.'])
  })

  test('is not told again in other words to who has closed it', () => {
    const user = hit(feed(bare(), exports)).help('closed')
    hit(feed(user, { ...exports, body: 'Until noon.', resolved: 'All well.' }))
    expect(told(user)).toEqual([WE_ARE])
    expect(told(request(user, 'ok'))).toEqual([WE_ARE, 'All well.'])
  })

  test('waits in the words of now', () => {
    const user = hit(feed(bare(), exports).pageSays({ moments: ['typing'] }))
    feed(user, { ...exports, body: 'Until noon.' }).pageSays({ moments: ['good'] })
    expect(told(user.wait(1000))).toEqual(['Until noon.'])
  })

  test('that it is over, goes when it hits again', () => {
    const user = request(hit(start()).help('closed'), 'ok')
    expect(told(user)).toEqual([WE_ARE, AGAIN])
    expect(hit(user).withdrawn).toEqual(['incident-changed'])
    expect(told(user.help('closed').wait(300))).toEqual([WE_ARE, AGAIN, WE_ARE])
  })

  test('that it is over, stays', () => {
    const user = request(hit(start()).help('closed'), 'ok')
    expect(user.wait(70 * MINUTE).withdrawn).toEqual([])
  })

  test('is not taken away for another that mutes everything', () => {
    const both = withIncidents(
      { ...exports, mutes: ['*'] },
      { ...exports, id: 'other', mutes: ['*'], match: { event: 'hit' } },
    )
    const user = hit(session(both)).track('hit').wait(MINUTE)
    expect(user.withdrawn).toEqual([])
    expect(user.offers).toHaveLength(1)
    expect(user.help('closed').wait(300).offers).toHaveLength(2)
  })
})

describe('an incident is over', () => {
  test('for whom the same request is served, and not another', () => {
    const user = hit(start()).help('closed')
    expect(told(request(user, 'ok', 'POST /api/exports/pdf'))).toEqual([WE_ARE])
    expect(told(request(user, 'ok'))).toEqual([WE_ARE, AGAIN])
  })

  test('when all that failed is served', () => {
    const user = hit(hit(start()), 'POST /api/exports/pdf').help('closed')
    expect(told(request(user, 'ok'))).toEqual([WE_ARE])
    expect(told(request(user, 'ok', 'POST /api/exports/pdf'))).toEqual([WE_ARE, AGAIN])
  })

  test('for whom an event has hit, when any of its requests is served', () => {
    const user = start({ match: { event: 'stuck', request: '/api/exports/*' } })
      .track('stuck')
      .wait(300)
    expect(told(request(user.help('closed'), 'ok'))).toEqual([WE_ARE, AGAIN])
  })

  test('on the page that it hits, though the user stays there', () => {
    const user = start({ match: { page: '/checkout', request: '/api/exports/*' } }).wait(300)
    request(user.help('closed'), 'ok').help('closed').page('/checkout').wait(300)
    expect(told(user)).toEqual([WE_ARE, AGAIN])
  })

  test('not where the feed makes a mistake about it', () => {
    const user = hit(feed(bare(), exports)).help('closed')
    expect(told(feed(user, { ...exports, until: 'soon' }))).toEqual([WE_ARE])
    expect(told(feed(user))).toEqual([WE_ARE, AGAIN])
  })

  test('not where it is put off', () => {
    const user = feed(bare(), exports)
    hit(user)
    feed(user, { ...exports, since: '2026-01-05T09:30:00Z' })
    expect(user.withdrawn).toEqual(['incident-over'])
    expect(told(hit(user.help('closed')))).toEqual([WE_ARE])
    expect(told(hit(user.wait(30 * MINUTE)))).toEqual([WE_ARE, WE_ARE])
  })

  test('and told on the next page to who was busy all the while', () => {
    const user = request(
      hit(start())
        .help('closed')
        .pageSays({ moments: ['typing'] }),
      'ok',
    ).wait(30_000)
    expect(user.verdicts.at(-1)).toContain('suppress waited-too-long')
    expect(told(user.pageSays({ moments: ['good'] }).wait(MINUTE))).toEqual([WE_ARE])
    expect(told(user.page('/next').wait(300))).toEqual([WE_ARE, AGAIN])
    expect(told(user.help('closed').page('/further').wait(300))).toHaveLength(2)
  })

  test.each<[string, Partial<IncidentConfig>]>([
    ['before it begins', { since: '2026-01-05T11:00:00Z' }],
    ['when it begins', { since: '2026-01-05T10:00:00Z' }],
  ])('never %s: that is a mistake', (_, more) => {
    const { problems, incidents } = compile(withIncidents({ ...exports, ...more }))
    expect(problems).toMatchObject([{ code: 'out-of-range', pointer: '/incidents/0/until' }])
    expect(incidents).toEqual([])
  })
})

describe('a new visit', () => {
  const later = (user: Session) =>
    user
      .click('x')
      .wait(31 * MINUTE)
      .click('x')

  test('is told anew', () => {
    const user = hit(start().click('x')).help('closed')
    expect(told(hit(later(user)))).toEqual([WE_ARE, WE_ARE])
  })

  test('is told of the end of what the one before has seen', () => {
    const user = hit(start().click('x')).help('closed')
    expect(told(request(later(user), 'ok'))).toEqual([WE_ARE, AGAIN])
  })
})

describe('maintenance that ends when served', () => {
  const work: Partial<IncidentConfig> = {
    kind: 'maintenance',
    match: { page: '/checkout', request: '/api/exports/*' },
    since: '2026-01-05T09:30:00Z',
    announce: '1h',
  }

  test('is not over before it begins', () => {
    const user = request(start(work).wait(300), 'ok').wait(MINUTE)
    expect(user.withdrawn).toEqual([])
    expect(told(request(user.help('closed'), 'ok'))).toEqual([WE_ARE])
  })

  test('mutes though requests were served before it began', () => {
    const muting = { ...exports, ...work, mutes: ['rule-*'] }
    const user = session({ ...rulesOf({ when: { event: 'stuck' } }), incidents: [muting] }).wait(300)
    request(user, 'ok')
      .help('closed')
      .wait(30 * MINUTE)
      .track('stuck')
      .wait(300)
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress incident')
  })

  test('is over when served after it began', () => {
    const user = start(work)
      .wait(300)
      .help('closed')
      .wait(31 * MINUTE)
    expect(told(request(user, 'ok'))).toEqual([WE_ARE, AGAIN])
  })
})

test('the times are those that were chosen', () => {
  expect([TOLD_LATER, FAILURES_KNOWN]).toEqual([MINUTE, 10 * MINUTE])
})

describe('what concerns some pages only', () => {
  const onPage = { match: { page: '/checkout' } } as const
  const shown = () => start(onPage).wait(300)
  const gone = (user: Session) => user.withdrawn

  test('goes when its user goes on to another, and comes again with them', () => {
    const user = shown().page('/home').wait(300)
    expect(gone(user)).toEqual(['incident-elsewhere'])
    expect(told(user.help('closed', 'incident-elsewhere').wait(MINUTE))).toEqual([WE_ARE])
    expect(told(user.page('/checkout').wait(300))).toEqual([WE_ARE, WE_ARE])
  })

  test('does not come again to who has closed it', () => {
    const user = shown().help('dismissed').page('/home').wait(300).page('/checkout').wait(300)
    expect(told(user)).toEqual([WE_ARE])
  })

  test('stays on another page of those, and where the page only gets a name or a filter', () => {
    const both = start({ match: { page: ['/checkout', '/cart'] } }).wait(300)
    expect(gone(both.page('/cart').page('/checkout').wait(300))).toEqual([])
    expect(gone(shown().page('/checkout', { via: 'route', route: 'pay' }).wait(300))).toEqual([])
  })

  test('stays where a request has hit its user as well', () => {
    const user = start({ match: { page: '/checkout', request: '/api/exports/*' } }).wait(300)
    expect(gone(hit(user).page('/home').wait(300))).toEqual([])
  })

  test('is told as over to who saw it, wherever they are by then', () => {
    const user = shown().page('/home').wait(300).help('closed', 'incident-elsewhere')
    expect(told(user.wait(61 * MINUTE))).toEqual([WE_ARE, AGAIN])
  })

  test('that hit by a request follows its user', () => {
    expect(gone(hit(start()).page('/home').wait(300))).toEqual([])
  })
})

describe('where there is no good moment', () => {
  const typing = { moments: ['typing' as const] }
  const good = { moments: ['good' as const] }
  const missed = (more: Partial<IncidentConfig>) => start(more).pageSays(typing).wait(30_000)
  const onPage = { match: { page: '/checkout' } } as const

  test('it is told to who goes on, a minute later', () => {
    const user = missed(onPage).pageSays(good)
    expect(told(user.click('x').wait(20_000).click('x').wait(300))).toEqual([])
    expect(told(user.wait(MINUTE))).toEqual([])
    expect(told(user.click('x').wait(300))).toEqual([WE_ARE])
  })

  test('as nobody saw the tab, it is told when they come back to it', () => {
    const away = start({ ...onPage, since: '2026-01-05T09:10:00Z' })
      .hides()
      .pageSays({ moments: ['hidden'] })
    expect(told(away.wait(20 * MINUTE))).toEqual([])
    expect(told(away.pageSays(good).returns().wait(300))).toEqual([WE_ARE])
  })

  test('it is not told on another page, nor when it is over', () => {
    expect(
      told(
        missed(onPage)
          .page('/home')
          .pageSays(good)
          .wait(2 * MINUTE)
          .click('x')
          .wait(300),
      ),
    ).toEqual([])
    expect(
      told(
        missed(onPage)
          .pageSays(good)
          .wait(61 * MINUTE)
          .click('x')
          .wait(300),
      ),
    ).toEqual([])
  })
})

describe('a feed', () => {
  test('that comes after the failure finds it', () => {
    const user = hit(bare()).wait(5 * MINUTE)
    expect(told(feed(user, exports))).toEqual([WE_ARE])
    expect(told(request(user, 'ok'))).toEqual([WE_ARE])
    expect(user.withdrawn).toEqual(['incident-over'])
  })

  test.each<[sentence: string, live: (user: Session) => Session, more?: object]>([
    ['what was served meanwhile', (user) => request(hit(user), 'ok')],
    ['what failed long before', (user) => hit(user).wait(11 * MINUTE)],
    ['what failed before it began', (user) => hit(user).wait(5 * MINUTE), { since: '2026-01-05T09:04:00Z' }],
    ['another failure', (user) => hit(user, 'POST /api/imports')],
    ['what somebody called off', (user) => user.response('r', 'aborted', { key: 'POST /api/exports/csv' })],
    ['the failure of the last person', (user) => hit(user).call({ call: 'reset' })],
  ])('that comes later does not find %s', (_, live, more) => {
    expect(told(feed(live(bare()), { ...exports, ...more }))).toEqual([])
  })

  test('that lost an incident for a moment has not ended it', () => {
    const user = hit(feed(bare(), exports))
      .help('closed')
      .pageSays({ moments: ['typing'] })
    feed(feed(user), exports).pageSays({ moments: ['good'] })
    expect(told(user.wait(MINUTE))).toEqual([WE_ARE])
    expect(told(request(user, 'ok'))).toEqual([WE_ARE, AGAIN])
  })

  test('that uses an id again tells of another incident', () => {
    const user = hit(feed(bare(), exports)).help('closed')
    feed(user).help('closed')
    feed(user, { ...exports, body: 'Once more.' })
    expect(told(hit(user))).toEqual([WE_ARE, AGAIN, 'Once more.'])
  })

  test('that names two alike tells of the first', () => {
    const user = hit(feed(bare(), exports, { ...exports, body: 'Another.' }))
    expect(told(user.help('closed').wait(MINUTE))).toEqual([WE_ARE])
    const { problems } = compile(withIncidents(exports, exports))
    expect(problems).toMatchObject([{ code: 'duplicate-id', pointer: '/incidents/1/id' }])
    expect(describeProblem(problems[0]!)).toMatch(/there is an incident "exports" already/)
  })

  test.each<[sentence: string, entry: unknown]>([
    ['nothing', null],
    ['a text', 'exports'],
    ['a list', []],
    ['a number', 503],
    ['no times', { id: 'exports', match: { page: '/checkout' }, title: 'T', body: 'B' }],
    ['a script as a title', { ...exports, title: { toString: 'x' } }],
    ['a time that JSON cannot say', { ...exports, until: Infinity }],
  ])('with %s in it tells of the others', (_, entry) => {
    const user = hit(feed(bare(), entry as object, { ...exports, id: 'good' }))
    expect(told(user)).toEqual([WE_ARE])
  })
})

describe('two at once', () => {
  const other = { ...exports, id: 'other', match: { event: 'hit' }, body: 'And this.', resolved: 'That as well.' }

  test('are told one after the other, and so is their end', () => {
    const user = hit(session(withIncidents(exports, other))).track('hit').wait(300)
    expect(told(user)).toEqual([WE_ARE])
    expect(told(user.help('dismissed').wait(300))).toEqual([WE_ARE, 'And this.'])
    expect(told(user.help('dismissed').wait(61 * MINUTE))).toEqual([WE_ARE, 'And this.', AGAIN])
    expect(told(user.help('closed').wait(300))).toEqual([WE_ARE, 'And this.', AGAIN, 'That as well.'])
  })

  test('that one of them is over takes nothing of the other away', () => {
    const user = hit(session(withIncidents(exports, other)).track('hit').wait(300)).wait(300)
    expect(told(user)).toEqual(['And this.'])
    expect(request(user, 'ok').withdrawn).toEqual([])
  })
}) // prettier-ignore
