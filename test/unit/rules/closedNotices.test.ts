import { describe, expect, test } from 'vitest'
import { explainIncidents } from '../../../src/rules/incidents/explainIncidents.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { joinCaps, NO_CAPS, NOTICES_KEPT } from '../../../src/rules/policy/caps.ts'
import { settleCaps } from '../../../src/rules/policy/settleCaps.ts'
import type { IncidentConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
// Every session begins on 5 January 2026 at 09:00 UTC.
const SOON = 'Tonight from ten.'
const DOWN = 'We are on it.'
const AGAIN = 'Exports work again.'
const maintenance: IncidentConfig = {
  id: 'maintenance',
  kind: 'maintenance',
  match: { page: '/exports' },
  announce: '3h',
  since: '2026-01-05T11:00:00Z',
  until: '2026-01-05T12:00:00Z',
  title: 'Maintenance',
  body: SOON,
  resolved: AGAIN,
}
const outage: IncidentConfig = {
  id: 'outage',
  match: { request: 'POST /api/exports' },
  since: '2026-01-05T09:00:00Z',
  until: '2026-01-05T12:00:00Z',
  endsWhen: 'served',
  title: 'Exports are down',
  body: DOWN,
  resolved: AGAIN,
}

const withIncident = (incident: IncidentConfig) => ({
  ...rulesOf({ when: { event: 'never' } }),
  incidents: [incident],
})
const judged = (user: Session) => user.state.judge as JudgeState
const told = (user: Session) => user.offers.map(({ content }) => content?.body)

let requests = 0
const request = (user: Session, outcome: 'ok' | 'failed') => {
  const id = `r${++requests}`
  return user.request(id, 'POST /api/exports').response(id, outcome, { key: 'POST /api/exports' }).wait(300)
}
const close = (user: Session) => user.help('dismissed', 'close').wait(300)
const seesMaintenance = (more: Partial<IncidentConfig> = {}) =>
  session(withIncident({ ...maintenance, ...more }))
    .page('/exports')
    .wait(300)
const seesOutage = () => request(session(withIncident(outage)), 'failed')

/** What all tabs of this browser share, once it is written. */
const remembered = (user: Session) => ({ caps: judged(user).budget.caps, events: judged(user).facts.history })
/** The user goes on in a new tab, which knows of the others only what the browser remembers. */
const newTab = (user: Session, path = '/exports') => user.arrives(path, remembered(user)).wait(300)
/** Likewise, where the browser may not remember. */
const strangeTab = (user: Session) => user.arrives('/exports').wait(300)

describe('news of an incident that the user has closed', () => {
  test('is not told again in another tab', () => {
    expect(told(newTab(close(seesMaintenance())))).toEqual([SOON])
    expect(told(request(newTab(close(seesOutage())), 'failed'))).toEqual([DOWN])
  })

  test('is not told again when an hour has passed, where a page announces it', () => {
    expect(told(newTab(close(seesMaintenance()).wait(61 * MINUTE)))).toEqual([SOON])
    const user = close(seesMaintenance())
      .wait(61 * MINUTE)
      .present()
      .page('/exports')
    expect(told(user.wait(300))).toEqual([SOON])
  })

  test('is told to whoever runs into it again in a visit later on', () => {
    const user = newTab(close(seesOutage()).wait(61 * MINUTE))
    expect(told(request(user.click('export'), 'failed'))).toEqual([DOWN, DOWN])
  })

  test('is told again in other words', () => {
    const user = close(seesMaintenance())
    const saved = remembered(user)
    const later = session(withIncident({ ...maintenance, body: 'From nine already.' }))
    expect(told(later.arrives('/exports', saved).wait(300))).toEqual(['From nine already.'])
  })

  test('is told when it is announced for another day', () => {
    const saved = remembered(close(seesMaintenance()))
    const next = { since: '2026-01-12T11:00:00Z', until: '2026-01-12T12:00:00Z' }
    const user = session(withIncident({ ...maintenance, ...next })).wait(7 * 24 * 60 * MINUTE)
    expect(told(user.arrives('/exports', saved).wait(300))).toEqual([SOON])
  })

  test('leaves the screen of another window, too', () => {
    const one = close(seesMaintenance())
    const other = seesMaintenance().observe('budget', { caps: remembered(one).caps })
    expect(other.withdrawn).toEqual(['incident-closed'])
    expect(told(other.help('closed', 'incident-closed').page('/exports').wait(300))).toEqual([SOON])
  })

  test('does not come up any more where it waited for a good moment', () => {
    const one = close(seesMaintenance())
    const other = session(withIncident(maintenance))
      .pageSays({ moments: ['typing'] })
      .page('/exports')
      .wait(300)
    other.observe('budget', { caps: remembered(one).caps }).pageSays({ moments: ['good'] })
    expect(told(other.wait(5000))).toEqual([])
  })

  test('is told again where the browser may not remember', () => {
    expect(told(strangeTab(close(seesMaintenance())))).toEqual([SOON, SOON])
  })

  test('is told to the next person', () => {
    const user = close(seesMaintenance()).call({ call: 'reset' }).page('/exports')
    expect(told(user.wait(300))).toEqual([SOON, SOON])
  })

  test('says so to whoever asks why', () => {
    const user = newTab(close(seesMaintenance()))
    const [said] = explainIncidents(
      judged(user),
      compile(withIncident(maintenance)).incidents,
      DAWN + user.now,
    )
    expect(said).toMatchObject({ state: 'not shown', says: 'The user has closed it before.' })
  })
})

describe('news of an incident that nobody has closed', () => {
  test('is told in the next tab as well: it may not have been read', () => {
    expect(told(newTab(seesMaintenance()))).toEqual([SOON, SOON])
    expect(told(newTab(seesMaintenance().help('closed', 'navigated')))).toEqual([SOON, SOON])
  })
})

describe('the all-clear', () => {
  test('comes to who has closed the news in another tab', () => {
    const user = newTab(close(seesOutage()), '/')
    expect(told(request(user, 'ok'))).toEqual([DOWN, AGAIN])
    const other = newTab(close(seesMaintenance()), '/')
    expect(
      told(
        other
          .wait(181 * MINUTE)
          .click('x')
          .wait(300),
      ),
    ).toEqual([SOON, AGAIN])
  })

  test('comes once in all tabs', () => {
    const other = close(seesOutage())
    const one = request(newTab(close(seesOutage()), '/'), 'ok')
    expect(told(one)).toEqual([DOWN, AGAIN])
    other.observe('budget', { caps: remembered(one).caps })
    expect(told(request(other, 'ok'))).toEqual([DOWN])
  })

  test('comes to nobody who was told in rehearsal alone', () => {
    const user = request(session({ ...withIncident(outage), mode: 'watch' }), 'failed')
    const saved = remembered(user)
    const later = session(withIncident(outage)).arrives('/', saved)
    expect(told(request(later, 'ok'))).toEqual([])
  })

  test('is not the last word: what fails again is told again', () => {
    const user = close(request(close(seesOutage()), 'ok'))
    expect(told(request(user, 'failed'))).toEqual([DOWN, AGAIN, DOWN])
    expect(told(request(newTab(close(request(close(seesOutage()), 'ok'))), 'failed'))).toEqual([
      DOWN,
      AGAIN,
      DOWN,
    ])
  })

  test('need not have words for that', () => {
    const { resolved: _, ...silent } = outage
    const user = request(close(request(session(withIncident(silent)), 'failed')), 'ok')
    expect(told(request(user, 'failed'))).toEqual([DOWN, DOWN])
  })
})

describe('what tabs know of news', () => {
  const one = { ...NO_CAPS, notices: { 'told a': 5, 'closed a x': 9 } }
  const other = { ...NO_CAPS, notices: { 'told a': 7, 'told b': 1 } }

  test('is united by the latest of each, in any order', () => {
    expect(joinCaps(one, other).notices).toEqual({ 'closed a x': 9, 'told a': 7, 'told b': 1 })
    expect(joinCaps(other, one)).toEqual(joinCaps(one, other))
    expect(joinCaps(one, one)).toEqual(one)
    expect(joinCaps(NO_CAPS, NO_CAPS)).not.toHaveProperty('notices')
  })

  test('is no more than a status page has in three states', () => {
    expect(NOTICES_KEPT).toBe(30)
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`told ${i}`, i]))
    const { notices = {} } = joinCaps({ ...NO_CAPS, notices: many }, other)
    expect(Object.values(notices)).toHaveLength(30)
    expect(notices).toMatchObject({ 'told 49': 49, 'told 20': 20 })
  })

  test('is not ahead of a clock that was set back', () => {
    expect(settleCaps(one, 6).notices).toEqual({ 'told a': 5, 'closed a x': 6 })
  })
})
