import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import type { Config, IncidentConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
// Every session begins on 5 January 2026 at 09:00 UTC.
const exports: IncidentConfig = {
  id: 'exports',
  match: { request: 'POST /api/exports' },
  since: '2026-01-05T09:00:00Z',
  until: '2026-01-05T10:00:00Z',
  endsWhen: 'served',
  title: 'Exports are slow',
  body: 'We are on it.',
  resolved: 'Exports work again.',
  mutes: ['export/*'],
}

const config = (more: Partial<IncidentConfig> = {}): Partial<Config> => ({
  ...rulesOf(
    { id: 'export/help', when: { event: 'stuck', within: '1s' } },
    { id: 'other', when: { event: 'other' } },
  ),
  incidents: [{ ...exports, ...more }],
})

let requests = 0
const request = (user: Session, outcome: 'ok' | 'failed' | 'refused', key = 'POST /api/exports') => {
  const id = `r${++requests}`
  return user.request(id, key).response(id, outcome, { key }).wait(300)
}
const hit = (user: Session) => request(user, 'failed')
const told = (user: Session) => user.offers.map(({ content }) => content?.body)

describe('an incident', () => {
  test('is told at the first hit, once', () => {
    const user = hit(session(config()))
    expect(told(user)).toEqual(['We are on it.'])
    expect(user.verdicts).toEqual(['incident exports show incident good-moment'])
    hit(hit(user.help('closed')))
    expect(told(user)).toEqual(['We are on it.'])
  })

  test('is told to nobody who is not hit', () => {
    const user = session(config()).wait(10 * MINUTE)
    request(user, 'ok')
    request(user, 'refused')
    request(user, 'failed', 'POST /api/imports')
    user.response('r', 'failed', { key: 'POST /api/exports', judged: false }).wait(300)
    expect(told(user)).toEqual([])
  })

  test.each<[string, Partial<IncidentConfig>]>([
    ['before it begins', { since: '2026-01-05T09:30:00Z' }],
    ['when its time is over, whatever nobody has cleared away', { until: '2026-01-05T08:59:59+00:00' }],
    ['of another status', { match: { request: 'POST /api/exports', status: 504 } }],
    ['with a problem in it', { until: 'tomorrow' }],
    ['under a name that every object has', { id: 'constructor' }],
  ])('is not told %s', (_, more) => expect(told(hit(session(config(more))))).toEqual([]))

  test.each<[string, Partial<IncidentConfig>]>([
    ['times of other zones', { since: '2026-01-05T14:29:00+05:30', until: '2026-01-05T01:00:00-08:01' }],
    ['times as code writes them', { since: '2026-01-05T09:00:00.000Z', until: '2026-01-05T10:00:00.123Z' }],
    ['a status', { match: { request: 'POST /api/exports', status: '5xx' } }],
    ['a glob', { match: { request: '/api/*' } }],
  ])('knows %s', (_, more) => expect(told(hit(session(config(more))))).toHaveLength(1))

  test('waits for a good moment', () => {
    const user = session(config()).pageSays({ moments: ['typing', 'typing', 'good'] })
    expect(told(hit(user))).toEqual([])
    expect(told(user.wait(1000))).toHaveLength(1)
  })

  test('that found no good moment is told at the next hit', () => {
    const user = hit(session(config()).pageSays({ moments: ['typing'] })).wait(30_000)
    expect(user.verdicts.at(-1)).toContain('suppress waited-too-long')
    expect(told(hit(user.pageSays({ moments: ['good'] })))).toHaveLength(1)
  })

  test('needs no budget, uses up none, and has no control group', () => {
    const user = session({ ...config(), policy: { perVisit: 1, minGap: '1h' } }).remembers('visit')
    user.track('other').wait(300).help('closed')
    expect(told(hit(user))).toEqual([undefined, 'We are on it.'])
    const fresh = session({ ...config(), policy: { perVisit: 1, minGap: '1h' } }).remembers('visit')
    hit(fresh).help('closed').track('other').wait(300)
    expect(fresh.verdicts.at(-1)).toBe('other show conditions-hold good-moment')
  })

  test('goes before help that waits, and after help that is open', () => {
    const user = session(config())
      .pageSays({ moments: ['typing'] })
      .track('other')
      .wait(300)
    hit(user)
    expect(user.verdicts).toContain('other suppress incident')
    const open = session(config()).track('other').wait(300)
    expect(told(hit(open))).toEqual([undefined])
    expect(told(open.help('closed').wait(300))).toEqual([undefined, 'We are on it.'])
  })

  test('is only rehearsed while the mode is "watch", and off with it', () => {
    const watched = hit(session({ ...config(), mode: 'watch' }))
    expect([told(watched), watched.verdicts]).toEqual([
      [],
      ['incident exports show incident good-moment mode-watch'],
    ])
    expect(hit(session({ ...config(), mode: 'off' })).verdicts).toEqual([])
  })

  test('may be an event, or a page', () => {
    expect(
      told(
        session(config({ match: { event: 'export-failed' } }))
          .track('export-failed')
          .wait(300),
      ),
    ).toHaveLength(1)
    const page = config({ match: { page: '/exports/*' } })
    expect(told(session(page).wait(300))).toEqual([])
    expect(told(session(page).page('/exports/7').wait(300))).toHaveLength(1)
  })
})

describe('those who saw it', () => {
  test('are told when they are served again', () => {
    const user = hit(session(config())).help('closed').wait(MINUTE)
    expect(told(request(user, 'ok'))).toEqual(['We are on it.', 'Exports work again.'])
    request(user.help('closed'), 'ok')
    expect(told(user.wait(2 * 60 * MINUTE))).toHaveLength(2)
  })

  test('are told when its time is over', () => {
    const user = hit(session(config())).help('closed')
    expect(told(user.wait(61 * MINUTE)).at(-1)).toBe('Exports work again.')
  })

  test('are told nothing where there is nothing to tell', () => {
    const { resolved: _, ...silent } = exports
    const user = hit(session({ ...config(), incidents: [silent] })).help('closed')
    expect(told(user.wait(61 * MINUTE))).toHaveLength(1)
  })

  test('are told the end of the second time, though the first end found no good moment', () => {
    const user = hit(session(config()))
      .help('closed')
      .pageSays({ moments: ['typing'] })
    hit(request(user, 'ok'))
      .pageSays({ moments: ['good'] })
      .wait(1000)
      .help('closed')
    expect(told(request(user, 'ok'))).toEqual(['We are on it.', 'We are on it.', 'Exports work again.'])
  })

  test('are told again when it hits them again', () => {
    const user = hit(session(config())).help('closed')
    request(user, 'ok').help('closed')
    expect(told(hit(user))).toEqual(['We are on it.', 'Exports work again.', 'We are on it.'])
  })

  test('are the only ones', () => {
    expect(told(session(config()).wait(61 * MINUTE))).toEqual([])
    expect(told(request(session(config()), 'ok'))).toEqual([])
  })

  test('are told on the next page too, and not the next person', () => {
    const next = (user: Session) =>
      user.carry().start({ load: 'l2' }).page('/next', { via: 'load' }).remembers('browser')
    expect(told(request(next(hit(session(config()))), 'ok'))).toHaveLength(2)
    const other = hit(session(config())).call({ call: 'reset' }).help('closed')
    expect(told(other.wait(61 * MINUTE))).toHaveLength(1)
  })
})

describe('help that an incident makes wrong', () => {
  test('is muted as long as it lasts', () => {
    const user = session(config()).track('stuck').wait(2000)
    expect(user.verdicts).toEqual(['export/help suppress incident'])
    user
      .wait(61 * MINUTE)
      .track('stuck')
      .wait(300)
    expect(user.verdicts.at(-1)).toBe('export/help show conditions-hold good-moment')
  })

  test('is taken off the screen for it', () => {
    const user = session(config({ since: '2026-01-05T09:00:01Z' }))
      .track('stuck')
      .wait(2000)
    expect(hit(user).withdrawn).toEqual(['incident'])
    expect(told(user.help('closed', 'incident').wait(300)).at(-1)).toBe('We are on it.')
  })

  test('is not muted for whom it is over', () => {
    const user = request(hit(session(config())).help('closed'), 'ok').help('closed')
    expect(user.track('stuck').wait(300).verdicts.at(-1)).toContain('export/help show')
  })
})

describe('maintenance', () => {
  const maintenance = (more: Partial<IncidentConfig> = {}) =>
    config({
      id: 'work',
      kind: 'maintenance',
      match: { page: ['/exports'] },
      since: '2026-01-05T12:00:00Z',
      until: '2026-01-05T13:00:00Z',
      announce: '2h',
      ...more,
    })
  const HOUR = 60 * MINUTE

  test('that waits for its moment is not told on a page that it does not concern', () => {
    const typing = () =>
      session(maintenance())
        .wait(61 * MINUTE)
        .pageSays({ moments: ['typing'] })
    const good = { moments: ['good' as const] }
    const gone = typing().page('/exports').wait(300).page('/cart')
    expect(gone.verdicts.at(-1)).toBe('incident work suppress friction-over')
    expect(told(gone.pageSays(good).wait(MINUTE))).toEqual([])
    expect(told(gone.page('/exports').wait(300))).toHaveLength(1)
    const next = typing().page('/exports').wait(300).carry().start().page('/cart', { via: 'load' })
    expect(told(next.remembers('browser').pageSays(good).wait(MINUTE))).toEqual([])
  })

  test('that a request has hit as well is told wherever its user is', () => {
    const match = { page: '/exports', request: 'POST /api/exports' }
    const user = session(maintenance({ match }))
      .wait(61 * MINUTE)
      .pageSays({ moments: ['typing'] })
    hit(user.page('/exports')).page('/cart')
    expect(told(user.pageSays({ moments: ['good'] }).wait(MINUTE))).toHaveLength(1)
  })

  test('is announced on the pages that it concerns, before it begins', () => {
    const user = session(maintenance())
      .page('/exports')
      .wait(HOUR - 1)
    expect(told(user)).toEqual([])
    expect(told(user.wait(1000))).toEqual(['We are on it.'])
    expect(told(session(maintenance()).wait(2 * HOUR))).toEqual([])
  })

  test('is announced once', () => {
    const user = session(maintenance())
      .page('/exports')
      .wait(HOUR + 1000)
      .help('closed')
    user.page('/home').wait(1000).page('/exports').wait(1000)
    expect(told(user)).toHaveLength(1)
  })

  test('mutes nothing before it begins', () => {
    const user = session(maintenance())
      .wait(2 * HOUR)
      .track('stuck')
      .wait(300)
    expect(user.verdicts.at(-1)).toContain('export/help show')
    expect(user.help('closed').wait(HOUR).track('stuck').wait(300).verdicts.at(-1)).toBe(
      'export/help suppress incident',
    )
  })
})

describe('an explanation', () => {
  const explain = (user: Session) => {
    const compiled = compile(config())
    const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
    return engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context)).incidents
  }

  test('says whom it has hit, who waits for it and who saw it', () => {
    expect(explain(session(config()))).toEqual([
      { incident: 'exports', state: 'not shown', says: 'It has not hit this user.' },
    ])
    expect(explain(hit(session(config()).pageSays({ moments: ['typing'] })))[0]?.state).toBe('waiting')
    const shown = hit(session(config())).help('closed')
    expect(explain(shown)[0]?.says).toBe('Was shown.')
    expect(explain(request(shown, 'ok'))[0]?.says).toBe('Was shown, and is over.')
    expect(
      explain(
        session(config())
          .wait(70 * MINUTE)
          .track('later'),
      )[0]?.says,
    ).toBe('Over for 10 min.')
  })
})

describe('the feed', () => {
  const feed = (user: Session, ...incidents: object[]) =>
    user.observe('incidents', { incidents: incidents as never })
  const bare = () => session({ ...config(), incidents: [] })

  test('tells of incidents that the config does not know', () => {
    expect(told(hit(feed(bare(), exports)))).toEqual(['We are on it.'])
  })

  test('knows better of one that both name', () => {
    expect(told(hit(feed(session(config()), { ...exports, body: 'Nearly done.' })))).toEqual(['Nearly done.'])
  })

  test('ends one that is gone from it', () => {
    const user = hit(feed(bare(), exports)).help('closed')
    expect(told(feed(user).wait(300))).toEqual(['We are on it.', 'Exports work again.'])
  })

  test('with a bad incident still tells of the others', () => {
    expect(told(hit(feed(bare(), { id: 'bad' }, exports)))).toHaveLength(1)
  })

  test('that is too large ends nothing that it told of before', () => {
    const user = hit(feed(bare(), exports)).help('closed')
    expect(told(feed(user, { ...exports, note: 'x'.repeat(7000) }).wait(300))).toEqual(['We are on it.'])
  })

  test('that is too large to be carried is left out', () => {
    expect(told(hit(feed(bare(), { ...exports, note: 'x'.repeat(7000) }, exports)))).toEqual([])
  })

  test('replays with the log', () => {
    const user = hit(feed(bare(), exports)).carry().start({ load: 'l2' }).page('/next', { via: 'load' })
    expect(told(request(user.remembers('browser'), 'ok'))).toHaveLength(2)
  })
})
