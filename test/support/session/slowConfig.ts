import type { RuleConfig } from '../../../src/rules/schema.ts'

/** Rules that look back over visits, wait, and ask the page: what the busy config does not. */
export const slowRules: readonly RuleConfig[] = [
  {
    id: 'by-hand',
    when: {
      all: [
        { event: 'cart-changed', atLeast: 4, within: '3d', days: 2 },
        { not: { event: 'exported', where: { kind: { $in: ['k0', 'k1'] } }, within: 'ever' } },
      ],
    },
    show: 'card',
    limits: { windows: [{ cap: 2, per: '1h' }] },
  },
  {
    id: 'left-off',
    when: {
      any: [
        { absent: 'exported', after: 'viewed', within: '10m' },
        {
          absent: { event: 'order-placed', where: { size: { $gt: 3 } } },
          after: 'cart-seen',
          within: '1h',
        },
        { event: 'viewed', visitsSince: 2 },
      ],
    },
    show: 'tip',
    limits: { lifetime: 1 },
    holdout: 0.3,
  },
  {
    id: 'story',
    when: {
      all: [
        {
          sequence: ['viewed', { signal: 'rage-click' }, { event: 'exported', where: { kind: 'k1' } }],
          within: '2h',
        },
        { timeOnPage: '2s' },
      ],
    },
    show: 'tip',
    limits: { lifetime: 1 },
  },
  {
    id: 'person',
    when: {
      all: [
        {
          any: [
            { outcome: 'recurred', of: 'raged', within: '30m' },
            { element: '#promo', is: 'present' },
          ],
        },
        { handover: 'available', to: 'csm' },
        { hours: { from: '07:00', to: '20:00', zone: 'Europe/Berlin' } },
      ],
    },
    show: 'card',
    limits: { lifetime: 1 },
  },
]
