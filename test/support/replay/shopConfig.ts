/** The rules that the shop would like to try. */
export const shopConfig = {
  schemaVersion: 1,
  mode: 'watch',
  pages: { names: { checkout: ['/checkout'] } },
  rules: [
    {
      id: 'checkout/card-refused',
      when: { all: [{ signal: 'form-rejected', atLeast: 2, within: '10m' }, { page: 'checkout' }] },
      show: 'card',
      priority: 20,
    },
    {
      id: 'checkout/no-answer',
      when: { all: [{ signal: 'rage-click', within: '1m' }, { page: 'checkout' }] },
      show: 'broken',
    },
    {
      id: 'checkout/outage',
      when: { all: [{ signal: 'dead-click' }, { element: '.outage' }] },
      show: 'broken',
    },
  ],
  interventions: {
    card: { kind: 'card', title: 'Card refused?', body: 'Most banks ask for the billing postcode.' },
    broken: { kind: 'card', title: 'No answer?', body: 'It is not you.' },
  },
}
