import { describe, expect, test } from 'vitest'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { isHelped, rage, reject, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
type Row = [sentence: string, when: ConditionConfig, story: (user: Session) => Session, helped: boolean]

/** Help that is due waits a moment for the page to answer. */
const helps = (rows: Row[]) => {
  for (const [sentence, when, story, helped] of rows) {
    test(sentence, () => expect(isHelped(story(under(when)).wait(300))).toBe(helped))
  }
}

const track =
  (name: string, ...waits: number[]) =>
  (user: Session) =>
    waits.reduce((so, ms) => so.wait(ms).track(name), user)

describe('a signal', () => {
  helps([
    ['holds once it is found', { signal: 'rage-click' }, rage, true],
    ['does not hold for another', { signal: 'form-stall' }, rage, false],
    ['counts the thing itself: refusals', { signal: 'form-rejected', atLeast: 2 }, reject, true],
    ['needs as many as asked for', { signal: 'form-rejected', atLeast: 3 }, reject, false],
    [
      'counts on as the episode goes on',
      { signal: 'form-rejected', atLeast: 4 },
      (user) => reject(reject(user)),
      true,
    ],
    ['fits by its form', { signal: 'form-rejected', where: { form: 'card' } }, reject, true],
    ['does not fit by another form', { signal: 'form-rejected', where: { form: 'ship' } }, reject, false],
    ['fits by its page', { signal: 'rage-click', where: { page: '/checkout' } }, rage, true],
    ['fits by its strength', { signal: 'rage-click', where: { strength: { $gte: 0.7 } } }, rage, true],
    [
      'does not fit by its strength',
      { signal: 'rage-click', where: { strength: { $gt: 0.7 } } },
      rage,
      false,
    ],
    ['fits by its evidence', { signal: 'rage-click', where: { acts: 3, refused: false } }, rage, true],
    [
      'fits by the tag and key of its target',
      { signal: 'rage-click', where: { tag: 'button', target: 'pay' } },
      rage,
      true,
    ],
    [
      'is unknown by what it does not have',
      { signal: 'rage-click', where: { form: { $ne: 'card' } } },
      rage,
      false,
    ],
    ['that was never found, does not hold', { not: { signal: 'rage-click' } }, (user) => user.wait(10), true],
    [
      'with an unknown property is no "not" either',
      { all: [{ event: 'e' }, { not: { signal: 'rage-click', where: { form: 'x' } } }] },
      (user) => rage(user).track('e'),
      false,
    ],
  ])

  test('fits by the declared names of the page it was found on', () => {
    const config = rulesOf({ when: { signal: 'rage-click', where: { page: 'shop' } } })
    const shop = { ...config, pages: { names: { shop: ['/checkout/**'] } } }
    expect(isHelped(rage(session(shop)))).toBe(true)
    expect(isHelped(rage(session(shop).page('/help')))).toBe(false)
  })

  test('of which nothing is kept any more is not known to be without a form', () => {
    const noForm = { signal: 'rage-click', where: { form: { $exists: false } } } as const
    const flooded = (when: ConditionConfig) => {
      const user = under({ all: [{ event: 'ask' }, { not: when }] })
      user.clicks(3, 'pay', 200, { form: 'card' }).wait(600)
      for (let i = 0; i < 10; i++) user.clicks(3, `other-${i}`, 200, { form: 'card' }).wait(600)
      return isHelped(user.track('ask').wait(300))
    }
    expect(flooded(noForm)).toBe(false)
    expect(flooded({ not: noForm })).toBe(false)
  })

  test('that is heard of again stays known, though ten others came since it was new', () => {
    const user = under({ all: [{ event: 'ask' }, { signal: 'form-rejected', where: { form: 'card' } }] })
    reject(user)
    for (let i = 0; i < 7; i++) rage(user, `other-${i}`)
    reject(user)
    for (let i = 7; i < 10; i++) rage(user, `other-${i}`)
    expect(isHelped(user.track('ask').wait(300))).toBe(true)
  })

  test('is counted from when the thing itself happened', () => {
    const found = (within: number) => {
      // Refused at 2 and 4 s; asked about later, by an event.
      const user = reject(under({ all: [{ event: 'e' }, { signal: 'form-rejected', atLeast: 2, within }] }))
      return isHelped(user.wait(1000).track('e').wait(300))
    }
    expect(found(3000)).toBe(true)
    expect(found(2999)).toBe(false)
  })
})

describe('an event', () => {
  helps([
    ['holds once it happened', { event: 'e' }, track('e', 0), true],
    ['does not hold for another', { event: 'e' }, track('f', 0), false],
    ['is counted', { event: 'e', atLeast: 3 }, track('e', 0, 0, 0), true],
    ['must happen often enough', { event: 'e', atLeast: 3 }, track('e', 0, 0), false],
    [
      'fits by its properties',
      { event: 'e', where: { size: { $gt: 4 } } },
      (user) => user.track('e', { size: 5 }),
      true,
    ],
    [
      'does not fit by its properties',
      { event: 'e', where: { size: { $gt: 5 } } },
      (user) => user.track('e', { size: 5 }),
      false,
    ],
    [
      'without the property is unknown',
      { not: { event: 'e', where: { size: 5 } } },
      (user) => user.track('e').wait(1),
      false,
    ],
    [
      'counts those that fit',
      { event: 'e', atLeast: 2, where: { ok: false } },
      (user) => user.track('e', { ok: false }).track('e', { ok: true }).track('e', { ok: false }),
      true,
    ],
    [
      'within a time counts what is as old as that',
      { event: 'e', atLeast: 2, within: '1s' },
      track('e', 0, 1000),
      true,
    ],
    [
      'within a time does not count what is older',
      { event: 'e', atLeast: 2, within: '1s' },
      track('e', 0, 1001),
      false,
    ],
    [
      'within the visit counts from its beginning',
      { event: 'e', atLeast: 2 },
      track('e', 0, 29 * MINUTE),
      true,
    ],
    [
      'that did not happen in the visit, did not',
      { all: [{ event: 'e' }, { not: { event: 'f' } }] },
      track('e', 0),
      true,
    ],
    [
      'that did not happen in half an hour, did not',
      { all: [{ event: 'e' }, { not: { event: 'f', within: '30m' } }] },
      track('e', 0),
      true,
    ],
    [
      'of before the visit is unknown',
      { all: [{ event: 'e' }, { not: { event: 'f', within: 30 * MINUTE + 1 } }] },
      track('e', 0),
      false,
    ],
    [
      'of ever is unknown without leave to remember',
      { all: [{ event: 'e' }, { not: { event: 'f', within: 'ever' } }] },
      (user) => track('e', 0)(user.remembers('visit')),
      false,
    ],
    ['that happened is known to have happened ever', { event: 'e', within: 'ever' }, track('e', 0), true],
    [
      'with large properties keeps none: they are unknown',
      { event: 'e', where: { text: { $ne: 'x' } } },
      (user) => user.track('e', { text: 'x'.repeat(200) }),
      false,
    ],
    [
      'with large properties is not known to be without them',
      { event: 'e', where: { text: { $exists: false } } },
      (user) => user.track('e', { text: 'x'.repeat(200) }),
      false,
    ],
    [
      'with large properties is not known to have them either',
      { all: [{ event: 'ask' }, { not: { event: 'e', where: { text: { $exists: true } } } }] },
      (user) => user.track('e', { text: 'x'.repeat(200) }).track('ask'),
      false,
    ],
    [
      'without a property is known to be',
      { event: 'e', where: { text: { $exists: false } } },
      (user) => user.track('e', { size: 1 }),
      true,
    ],
    [
      'whose property was too long to be told is not known to be without it',
      { event: 'e', where: { text: { $exists: false } } },
      (user) => user.observe('event', { name: 'e', props: {}, lost: ['text'] }),
      false,
    ],
    [
      'whose property was too long to be told is known to be without another',
      { event: 'e', where: { size: { $exists: false } } },
      (user) => user.observe('event', { name: 'e', props: {}, lost: ['text'] }),
      true,
    ],
    [
      'of days, with a lost property, is not known to be without it',
      { event: 'e', where: { text: { $exists: false } }, days: 1 },
      (user) => user.observe('event', { name: 'e', props: {}, lost: ['*'] }),
      false,
    ],
  ])

  test('of which too many came to keep is unknown, not missing', () => {
    const when = { all: [{ event: 'ask' }, { not: { event: 'rare' } }] }
    const user = under({ any: [when, { event: 'flood', atLeast: 60, within: '1s' }] })
    user.track('rare').wait(2000)
    for (let i = 0; i < 119; i++) user.wait(100).track('flood')
    expect(isHelped(user.track('ask').wait(300))).toBe(false)
    // The flood lost its own; the rare one is still known.
    expect((user.state.judge as { facts: { forgotten: object } }).facts.forgotten).toHaveProperty(
      'event flood',
    )
    expect((user.state.judge as { facts: { forgotten: object } }).facts.forgotten).not.toHaveProperty(
      'event rare',
    )
  })

  test('that was forgotten makes "not" unknown until the window has passed it', () => {
    const user = under({ all: [{ event: 'ask' }, { not: { event: 'flood', atLeast: 60, within: '10m' } }] })
    for (let i = 0; i < 150; i++) user.track('flood')
    expect(
      isHelped(
        user
          .wait(1)
          .track('ask')
          .wait(10 * MINUTE - 1),
      ),
    ).toBe(false)
    expect(isHelped(user.wait(1))).toBe(true)
  })

  test('is one that the config declares by page, request or neither', () => {
    const events = {
      thanks: { page: ['/thanks*'] },
      created: { request: 'POST /api/contacts' },
      failed: { request: '/api/*', status: '5xx' },
      gone: { request: 'GET /api/list', status: 404 },
      any: { request: 'GET /other', status: 'any' },
    }
    const count = (event: string, story: (user: Session) => Session) =>
      isHelped(story(session({ ...rulesOf({ when: { event } }), events })))
    const response = (key: string, status: number) => (user: Session) =>
      user.response('1', status < 400 ? 'ok' : 'failed', { key, status })
    expect(count('thanks', (user) => user.page('/thanks-a-lot'))).toBe(true)
    expect(count('thanks', (user) => user.page('/no-thanks'))).toBe(false)
    expect(count('created', response('POST /api/contacts', 201))).toBe(true)
    expect(count('created', response('POST /api/contacts', 302))).toBe(false)
    expect(count('created', response('GET /api/contacts', 200))).toBe(false)
    expect(count('failed', response('POST /api/pay', 503))).toBe(true)
    expect(count('failed', response('POST /api/pay', 200))).toBe(false)
    expect(count('gone', response('GET /api/list', 404))).toBe(true)
    expect(count('gone', response('GET /api/list', 410))).toBe(false)
    expect(count('any', response('GET /other', 500))).toBe(true)
  })
})

describe('a score', () => {
  const score = (of: 'visit' | 'page' | 'form' | 'element', atLeast: number): ConditionConfig => ({
    score: of,
    atLeast,
  })
  helps([
    ['holds when it is as high as asked for', score('visit', 31.5), rage, true],
    ['does not hold below', score('visit', 31.51), rage, false],
    [
      'of the page forgets the page before',
      score('page', 10),
      (user) => rage(user.page('/a')).page('/b'),
      true,
    ],
    ['of a form is none without a form', score('form', 1), rage, false],
    ['of a form is that of the worst', score('form', 40), reject, true],
    ['of an element is that of the worst', score('element', 31), rage, true],
  ])

  test('falls by time alone, and the rule is looked at when it has', () => {
    const rules = rulesOf({ when: { all: [{ event: 'e' }, { not: { score: 'visit', atLeast: 10 } }] } })
    const user = rage(session(rules, ['rage-click'])).track('e')
    const due = user.nextDue!
    expect(isHelped(user.at(due - 1))).toBe(false)
    expect(user.score.visit).toBeGreaterThan(30)
    expect(isHelped(user.at(due))).toBe(true)
    expect(user.score.visit).toBe(9.99)
  })
})

describe('a page', () => {
  const on = (page: string | string[]): ConditionConfig => ({ page })
  helps([
    ['holds by its path', on('/checkout'), (user) => user, true],
    ['does not hold elsewhere', on('/cart'), (user) => user, false],
    ['holds by a glob', on('/check*'), (user) => user, true],
    ['holds by one of several', on(['/cart', '/checkout/**']), (user) => user, true],
    ['holds by its route name', on('pay'), (user) => user.page('/x', { route: 'pay' }), true],
    ['holds by its template', on('/orders/:id'), (user) => user.page('/orders/84213'), true],
    ['holds when the user gets there', on('/cart'), (user) => user.wait(1000).page('/cart'), true],
    ['may be any but this', { not: { page: '/cart' } }, (user) => user, true],
  ])

  test('holds by a declared name, which then is no path', () => {
    const names = { shop: ['/checkout/**', '/cart'], '/cart': ['/basket'] }
    const on = (page: string, path: string) =>
      isHelped(
        session({ ...rulesOf({ when: { all: [{ page }, { event: 'e' }] } }), pages: { names } })
          .page(path)
          .track('e')
          .wait(300),
      )
    expect(on('shop', '/cart')).toBe(true)
    expect(on('shop', '/help')).toBe(false)
    expect(on('/cart', '/basket')).toBe(true)
  })
})

describe('an audience', () => {
  helps([
    ['holds by a trait', { audience: { plan: 'free' } }, (user) => user.user('u', { plan: 'free' }), true],
    [
      'is not known to lack a trait that could not be kept',
      { audience: { company: { $exists: false } } },
      (user) => user.observe('user', { traits: { plan: 'free' }, lost: ['company'] }),
      false,
    ],
    [
      'does not hold by another',
      { audience: { plan: 'free' } },
      (user) => user.user('u', { plan: 'pro' }),
      false,
    ],
    [
      'is unknown while nobody is identified',
      { not: { audience: { plan: 'pro' } } },
      (user) => user.wait(1000),
      false,
    ],
    [
      'is unknown then even where it asks for what is missing',
      { audience: { plan: { $exists: false } } },
      (user) => user.wait(1000),
      false,
    ],
    [
      'may ask for what is missing of somebody who is identified',
      { audience: { plan: { $exists: false } } },
      (user) => user.wait(1000).user('u', {}),
      true,
    ],
    [
      'is known as soon as somebody is',
      { not: { audience: { plan: 'pro' } } },
      (user) => user.wait(1000).user('u', { plan: 'free' }),
      true,
    ],
    [
      'is unknown without the trait',
      { not: { audience: { plan: 'pro' } } },
      (user) => user.user('u', { seats: 4 }),
      false,
    ],
  ])

  test('of the rule is one more condition', () => {
    const user = under({ signal: 'rage-click' }, { audience: { plan: 'free' } })
    expect(isHelped(rage(user))).toBe(false)
    expect(isHelped(user.user('u', { plan: 'free' }).wait(300))).toBe(true)
  })
})

describe('combinations', () => {
  const yes: ConditionConfig = { event: 'e' }
  const no: ConditionConfig = { event: 'f' }
  const unknown: ConditionConfig = { signal: 'rage-click', within: '7d' }
  const rows: [ConditionConfig, boolean][] = [
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ all: [yes, unknown] }, false],
    [{ any: [yes, no] }, true],
    [{ any: [no, no] }, false],
    [{ any: [yes, unknown] }, true],
    [{ any: [no, unknown] }, false],
    [{ all: [yes, { not: no }] }, true],
    [{ all: [yes, { not: yes }] }, false],
    [{ all: [yes, { not: unknown }] }, false],
    [{ all: [yes, { not: { all: [unknown, no] } }] }, true],
    [{ all: [yes, { not: { any: [unknown, no] } }] }, false],
    [{ all: [yes, { not: { not: unknown } }] }, false],
  ]
  test.each(rows)('%j: %s', (when, expected) => {
    expect(isHelped(under(when).track('e').wait(300))).toBe(expected)
  })
})
