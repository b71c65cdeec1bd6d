import { expect, test } from 'vitest'
import { describeRule } from '../../../../src/rules/words/describeRule.ts'
import type { Config, RuleConfig } from '../../../../src/rules/schema.ts'

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
row(
  'When a press of something does nothing on /a/** or in the checkout, offer card-help, at most once in 7 days.',
  {
    when: { all: [{ signal: 'dead-click' }, { page: ['/a/**', 'checkout'] }] },
  },
)
row(
  'When somebody presses angrily on what does not answer (where target.name is Pay), offer card-help, at most once in 7 days.',
  {
    when: { signal: 'rage-click', where: { 'target.name': 'Pay' } },
  },
)
row(
  'When an export was failed at least 3 times within 1 day, offer card-help, twice in all.'.replace(
    'twice',
    'at most twice',
  ),
  {
    when: { event: 'export-failed', atLeast: 3, within: '1d' },
    limits: { windows: [], lifetime: 2 },
  },
)
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
  'When on /, offer a if role is admin, or b if it is Monday or Friday, 09:00 to 17:00, or c to all others, at most once in 7 days; kept from 20 % of identified users for comparison; until 2027-06-01.',
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
row('Only watched, nothing is shown: when not in the checkout, offer card-help, at most once in 7 days.', {
  when: { not: { page: 'checkout' } },
  mode: 'watch',
})
row('Switched off: when on /, offer card-help, at most once in 7 days.', {}, { mode: 'off' })
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
  'When the help of checkout/card did not keep the trouble from coming back within 30 minutes, and somebody is there to take over, offer card-help, at most once in 7 days.',
  {
    when: { all: [{ outcome: 'recurred', of: 'checkout/card', within: '30m' }, { handover: 'available' }] },
  },
)
row(
  'When "#banner" is to be seen, and somebody has been on the page for 20 seconds, and it is 09:00 to 17:00, offer card-help, at most once in 7 days.',
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
