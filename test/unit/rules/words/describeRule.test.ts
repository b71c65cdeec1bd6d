import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeRule } from '../../../../src/rules/words/describeRule.ts'
import { sayEvent } from '../../../../src/rules/words/sayEvent.ts'
import type { ConditionConfig, Config, RuleConfig } from '../../../../src/rules/schema.ts'

const config: Config = { schemaVersion: 1, pages: { names: { checkout: ['/checkout/**'] } } }

const says = (rule: Partial<RuleConfig>, more: Partial<Config> = {}) =>
  describeRule({ id: 'r', when: { page: '/' }, show: 'card-help', ...rule }, { ...config, ...more })

const row = (sentence: string, rule: Partial<RuleConfig>, more?: Partial<Config>) =>
  test(sentence, () => expect(says(rule, more)).toBe(sentence))

row(
  'When the payment form is refused at least twice within 10 minutes in the checkout, and no order was placed, offer card-help, at most once in 7 days.',
  {
    when: {
      all: [
        { signal: 'form-rejected', where: { form: 'payment' }, atLeast: 2, within: '10m' },
        { page: 'checkout' },
        { not: { event: 'order-placed', within: 'visit' } },
      ],
    },
  },
)
const quiet = { interventions: { team: { kind: 'silent' } } } as const
row('When the user is on /, tell only the team: team, at most once in 7 days.', { show: 'team' }, quiet)
row(
  'When the user is on /, offer card-help if plan is pro, or tell only the team: team to all others, at most once in 7 days; after a dismissal again at once.',
  {
    show: [{ offer: 'card-help', audience: { plan: 'pro' } }, { offer: 'team' }],
    limits: { cooldownAfterDismiss: 0 },
  },
  quiet,
)
row(
  'When a press of something does nothing on /a/** or in the checkout, offer card-help, at most once in 7 days.',
  {
    when: { all: [{ signal: 'dead-click' }, { page: ['/a/**', 'checkout'] }] },
  },
)
row(
  'When somebody presses again and again in vain (where target.name is Pay), offer card-help, at most once in 7 days.',
  {
    when: { signal: 'rage-click', where: { 'target.name': 'Pay' } },
  },
)
row('When an export failed at least 3 times within 1 day, offer card-help, at most twice in all.', {
  when: { event: 'export-failed', atLeast: 3, within: '1d' },
  limits: { windows: [], lifetime: 2 },
})
row('When "signed-in" happened, offer card-help, as often as it happens.', {
  when: { event: 'signed-in' },
  limits: { windows: [] },
})
row(
  'When the friction of the page is at least 50, for users whose plan is free or pro and seats is at least 5, offer card-help, at most once in 7 days.',
  { when: { score: 'page', atLeast: 50 }, audience: { plan: { $in: ['free', 'pro'] }, seats: { $gte: 5 } } },
)
row('When (a form stalls or a form is refused) in the checkout, offer card-help, at most once in 7 days.', {
  when: { all: [{ any: [{ signal: 'form-stall' }, { signal: 'form-rejected' }] }, { page: 'checkout' }] },
})
row(
  'When the user is on /, offer a if role is admin, or b if it is Monday or Friday, 09:00 to 17:00, or c to all others, at most once in 7 days; kept from 20 % of identified users for comparison; until 2027-06-01.',
  {
    show: [
      { audience: { role: 'admin' }, offer: 'a' },
      { hours: { days: ['mon', 'fri'], from: '09:00', to: '17:00' }, offer: 'b' },
      { offer: 'c' },
    ],
    holdout: 0.2,
    expires: '2027-06-01',
  },
)
row(
  'Only watched, nothing is shown: when the user is not in the checkout, offer card-help, at most once in 7 days.',
  {
    when: { not: { page: 'checkout' } },
    mode: 'watch',
  },
)
row('Switched off: when the user is on /, offer card-help, at most once in 7 days.', {}, { mode: 'off' })
row(
  'When no source was connected within 2 days after an onboarding was started, and an onboarding was started, 2 visits ago or more, offer card-help, at most once in 7 days.',
  {
    when: {
      all: [
        { absent: 'source-connected', after: 'onboarding-started', within: '2d' },
        { event: 'onboarding-started', visitsSince: 2, within: 'ever' },
      ],
    },
  },
)
row(
  'When an export was opened, and then a press ends in an error within 5 minutes, offer card-help, at most once in 7 days.',
  {
    when: { sequence: [{ event: 'export-opened' }, { signal: 'error-click' }], within: '5m' },
  },
)
row(
  'When after the help of checkout/card the same trouble came again within 30 minutes, and somebody is there to take over, offer card-help, at most once in 7 days.',
  {
    when: { all: [{ outcome: 'recurred', of: 'checkout/card', within: '30m' }, { handover: 'available' }] },
  },
)
row(
  'When "#banner" is to be seen, and the user has been on the page for at least 20 seconds, and it is 09:00 to 17:00, offer card-help, at most once in 7 days.',
  {
    when: { all: [{ element: '#banner' }, { timeOnPage: '20s' }, { hours: { from: '09:00', to: '17:00' } }] },
  },
)
row(
  'When a contact was created at least 30 times on at least 3 days within 7 days, and no import was ever opened, offer card-help, at most once in all.',
  {
    when: {
      all: [
        { event: 'contact-created', atLeast: 30, within: '7d', days: 3 },
        { not: { event: 'import-opened', within: 'ever' } },
      ],
    },
    limits: { lifetime: 1, windows: [] },
  },
)
row(
  'When no source was connected within 2 days after an onboarding was started, and the user is on /start or /onboarding, offer call-us if it is Monday to Friday, 09:00 to 17:00 in America/New York, or guide to all others, at most once in 7 days.',
  {
    when: {
      all: [
        { absent: 'source-connected', after: 'onboarding-started', within: '2d' },
        { page: ['/start', '/onboarding'] },
      ],
    },
    show: [
      {
        hours: {
          days: ['mon', 'tue', 'wed', 'thu', 'fri'],
          from: '09:00',
          to: '17:00',
          zone: 'America/New_York',
        },
        offer: 'call-us',
      },
      { offer: 'guide' },
    ],
  },
)
row(
  'When the same request keeps failing on /exports at least twice within 5 minutes, and "signed-in" never happened, offer card-help, at most once in 7 days.',
  {
    when: {
      all: [
        { signal: 'retry-loop', where: { page: '/exports' }, atLeast: 2, within: '5m' },
        { not: { event: 'signed-in', within: 'ever' } },
      ],
    },
  },
)

/** The clause of a condition, without what every rule says. */
const clause = (sentence: string, when: ConditionConfig) =>
  test(`when ${sentence}`, () =>
    expect(says({ when })).toBe(`When ${sentence}, offer card-help, at most once in 7 days.`))

clause('it is not so that (a feed was opened, and then a form stalls)', {
  not: { sequence: ['feed-opened', { signal: 'form-stall' }] },
})
clause('(an export was opened, and then an export failed), and a form stalls', {
  all: [{ sequence: ['export-opened', 'export-failed'] }, { signal: 'form-stall' }],
})
clause('a press of something does nothing (where waited is above 5 seconds)', {
  signal: 'dead-click',
  where: { waited: { $gt: 5000 } },
})
clause('the network goes away (where away is 1 minute or 2 minutes)', {
  signal: 'offline',
  where: { away: [60_000, 120_000] },
})
clause('somebody waits long for a request (where limit is not above 4 seconds)', {
  signal: 'slow-request',
  where: { limit: { $not: { $gt: 4000 } } },
})
clause('of the user, it is not so that (a is 1 and b is 2)', { audience: { $not: { a: 1, b: 2 } } })
clause("the user's plan is not free", { audience: { plan: { $not: 'free' } } })
clause("the user's name does not fit /^a/", { audience: { name: { $not: { $regex: '^a' } } } })
row(
  'When the user is on /, for users of whom it is not so that a is 1, offer card-help, at most once in 7 days.',
  { audience: { $not: { a: 1 } } },
)
row('When the user is on /, for users of whom (a is 1 or b is 2), offer card-help, at most once in 7 days.', {
  audience: { $or: [{ a: 1 }, { b: 2 }] },
})

describe('the contrary is said whole', () => {
  const not = (sentence: string, condition: ConditionConfig) => clause(sentence, { not: condition })
  const contact = { event: 'contact-created' }

  not('no contact was created', contact)
  not('no contact was created within 5 minutes', { ...contact, within: '5m' })
  not('no contact was ever created (where via is import)', {
    ...contact,
    where: { via: 'import' },
    within: 'ever',
  })
  not('a contact was created fewer than 30 times within 7 days', { ...contact, atLeast: 30, within: '7d' })
  not('a contact was created fewer than 30 times in all', { ...contact, atLeast: 30, within: 'ever' })
  not('a contact was created on fewer than 3 days within 7 days', { ...contact, days: 3, within: '7d' })
  not('a contact was created on fewer than 3 days', { ...contact, days: 3 })
  not('it is not so that a contact was created at least 30 times on at least 3 days', {
    ...contact,
    atLeast: 30,
    days: 3,
  })
  not('it is not so that a contact was created, 2 visits ago or more', { ...contact, visitsSince: 2 })
  not('it is not so that a contact was created, 1 visit ago or more within 7 days', {
    ...contact,
    visitsSince: 1,
    within: '7d',
  })
  not('it is not so that a press of something does nothing in the checkout at least 3 times', {
    signal: 'dead-click',
    where: { page: 'checkout' },
    atLeast: 3,
  })
  not('it is not so that (a press of something does nothing in the checkout)', {
    all: [{ signal: 'dead-click' }, { page: 'checkout' }],
  })
  not('it is not so that (the user is in the checkout or a contact was created)', {
    any: [{ page: 'checkout' }, contact],
  })
  not('the user is neither on /a nor in the checkout', { page: ['/a', 'checkout'] })
  not('the user is in the checkout', { not: { page: 'checkout' } })
  not('the friction of the form is below 40', { score: 'form', atLeast: 40 })
  not('the user has been on the page for less than 1 minute', { timeOnPage: '1m' })
  not('".upload" is not to be seen', { element: '.upload' })
  not('".upload" is not on the page', { element: '.upload', is: 'present' })
  not('nobody is there to take over', { handover: 'available' })
  not('csm is there to take over', { handover: 'unavailable', to: 'csm' })
  not('it is not Monday, 09:00 to 17:00', { hours: { days: ['mon'], from: '09:00', to: '17:00' } })
  not("it is not so that the user's plan is free", { audience: { plan: 'free' } })
})

describe('where the user is', () => {
  const dead = { signal: 'dead-click' } as const
  clause('a press of something does nothing in the checkout but not on /checkout/done', {
    all: [dead, { page: 'checkout' }, { not: { page: '/checkout/done' } }],
  })
  clause('a press of something does nothing, and the user is not on /done', {
    all: [dead, { not: { page: '/done' } }],
  })
  clause('the user is in the checkout or a press of something does nothing', {
    any: [{ page: 'checkout' }, dead],
  })
  clause('a press of something does nothing on /a or in the checkout', {
    ...dead,
    where: { page: ['/a', 'checkout'] },
  })
})

describe('events are told as people speak of them', () => {
  const row = (said: string, event: string) => test(said, () => expect(sayEvent(event)).toBe(said))
  const none = (said: string, event: string) => test(said, () => expect(sayEvent(event, 'no')).toBe(said))

  row('an order was placed', 'order-placed')
  row('an export failed', 'export-failed')
  row('a trial expired', 'trial-expired')
  row('"news-feed" happened', 'news-feed')
  row('"login-speed" happened', 'login-speed')
  row('"not-signed" happened', 'not-signed')
  row('"signed-in" happened', 'signed-in')
  row('exports were opened', 'exports-opened')
  row('an address was changed', 'address-changed')
  row('data was imported', 'data-imported')
  row('a user was invited', 'user-invited')
  row('an upload was begun', 'upload-begun')
  row('a unit was added', 'unit-added')
  none('no exports were opened', 'exports-opened')
  none('no export failed', 'export-failed')
  none('"news-feed" did not happen', 'news-feed')
})

row(
  'When the user is on /, for all users who are known, offer card-help, at most once in 7 days; after a dismissal not for 1 day; it has helped when an order was placed within 10 minutes.',
  { audience: {}, limits: { cooldownAfterDismiss: '1d' }, goal: { event: 'order-placed', within: '10m' } },
)

test('nothing that a condition asks for is left out of its sentence', () => {
  let made = 0
  /** Each asks for what no other does, and says so in what it holds. */
  const unique = <T>(make: (n: number) => T) => fc.constant(0).map(() => make(1000 + ++made))
  const count = () => unique((n) => n)
  const name = () => unique((n) => `e${n}`)
  /** An odd number of seconds is no number of minutes. */
  const span = () => unique((n) => `${2 * n + 100_001}s`)
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
  const where = () => maybe(unique((n) => ({ [`p${n}`]: { $gt: 7000 + n } })))
  const step = fc.record({ event: name(), where: where() })
  const leaf = fc.oneof(
    fc.record({
      event: name(),
      where: where(),
      atLeast: maybe(count()),
      days: maybe(count()),
      visitsSince: maybe(count()),
      within: maybe(span()),
    }),
    fc.record({
      signal: fc.constant('form-stall'),
      where: maybe(unique((n) => ({ form: `f${n}`, page: `/q${n}`, by: `b${n}` }))),
      atLeast: maybe(count()),
      within: maybe(span()),
    }),
    fc.record({ absent: step, after: step, within: span() }),
    fc.record({ sequence: fc.tuple(step, step), within: maybe(span()) }),
    fc.record({ score: fc.constant('page'), atLeast: count() }),
    fc.record({ page: fc.tuple(name(), name()) }),
    fc.record({ timeOnPage: span() }),
    fc.record({ element: name() }),
    fc.record({ audience: unique((n) => ({ [`t${n}`]: [n] })) }),
    fc.record({ outcome: fc.constant('recurred'), of: name(), within: maybe(span()) }),
    fc.record({ handover: fc.constant('available'), to: name() }),
    fc.record({ hours: unique((n) => ({ from: `${n}`, to: `t${n}`, zone: `Z${n}/x` })) }),
  )
  const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      { weight: 4, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      },
      { weight: 3, arbitrary: fc.record({ not: tie('condition') }) },
    ),
  }))
  fc.assert(
    fc.property(condition, (made) => {
      const when = JSON.parse(JSON.stringify(made)) as ConditionConfig
      const said = says({ when })
      for (const [told] of JSON.stringify(when).matchAll(/\b[a-z]?\d{4,}(?=s?\b)/g)) {
        expect(said).toContain(told)
      }
    }),
    { numRuns: 1000 },
  )
})
