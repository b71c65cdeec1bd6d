import type { Config } from '../../../src/rules/schema.ts'

/** Every kind of condition at once, with limits low enough that caps, ties and cool-downs come into play. */
export const busyConfig: Partial<Config> = {
  pages: { names: { shop: ['/checkout/**', '/cart'] } },
  events: {
    'cart-seen': { page: '/cart*' },
    'cart-changed': { request: 'PUT /api/cart/*' },
  },
  forms: { f1: { match: '#pay', accepted: 'order-placed' } },
  baselines: {
    field: { 'f0/a': { p50: '4s', p95: '18s', n: 400 } },
    request: { 'POST /api/pay': { p50: '1s', p95: '3s', n: 9 } },
  },
  rules: [
    {
      id: 'raged',
      when: { signal: 'rage-click', where: { target: { $in: ['t0', 't1'] } } },
      show: 'card',
      limits: { lifetime: 5, windows: [{ cap: 2, per: '1h' }], cooldownAfterDismiss: '1m' },
      priority: 5,
      holdout: 0.3,
    },
    {
      id: 'refused',
      when: { all: [{ signal: 'form-rejected', atLeast: 2, within: '10m' }, { page: ['shop'] }] },
      show: [
        { audience: { plan: 'pro' }, offer: 'tip' },
        { hours: { days: ['tue'], from: '08:00', to: '18:00' }, offer: 'card' },
      ],
      limits: { windows: [{ cap: 3, per: '10m' }] },
      goal: { event: 'order-placed' },
      holdout: 0.3,
    },
    {
      id: 'scored',
      when: { all: [{ score: 'page', atLeast: 30 }, { not: { event: 'order-placed', within: '5m' } }] },
      audience: { plan: { $in: ['free', 'pro'] }, seats: { $not: { $lt: 3 } } },
      show: 'tip',
      limits: { windows: [{ cap: 1, per: '2m' }] },
    },
    {
      id: 'looping',
      when: {
        any: [
          { signal: 'error-loop', within: '30s' },
          { signal: 'retry-loop', where: { status: { $gte: 400 } } },
          { score: 'element', atLeast: 60 },
        ],
      },
      show: 'tip',
      limits: { windows: [{ cap: 2, per: '5m' }] },
      priority: -1,
    },
    { id: 'watched', mode: 'watch', when: { event: 'cart-changed', atLeast: 2, within: '1m' }, show: 'card' },
    {
      id: 'calm',
      when: { all: [{ event: 'viewed' }, { not: { signal: 'form-stall', within: '45m' } }] },
      show: 'card',
    },
  ],
  interventions: {
    card: { kind: 'card', title: 'Need a hand?', body: 'Here is how.' },
    tip: { kind: 'tip', title: 'Look here', body: 'This is why.' },
  },
  incidents: [
    {
      id: 'cart-down',
      match: { request: 'PUT /api/cart/*' },
      since: '2026-01-05T09:00:10Z',
      until: '2026-01-05T09:05:00Z',
      endsWhen: 'served',
      title: 'The cart is down',
      body: 'We are on it.',
      resolved: 'It works again.',
      mutes: ['watched', 'look*'],
    },
  ],
  policy: { perVisit: 3, minGap: '5s', quietAfterDismissals: 2 },
}
