/**
 * What is true of the product that the generator plays: where it is hard to use, which help works and by how much. A report that is any good
 * finds it out from the events alone.
 */

export const USERS = 5000

/** Fewer people work at weekends. */
export const WEEKDAYS = [0.35, 1, 1.05, 1.1, 1.05, 0.95, 0.4]

/** From which share of the time on each was live. */
export const RELEASES = [
  { release: '2026.10.3', from: 0 },
  { release: '2026.11.0', from: 0.35 },
  { release: '2026.11.1', from: 0.62 },
  { release: '2026.11.2', from: 0.84 },
]

/**
 * Places where users get stuck: in so many visits on a Monday, by which signal, how strong, and how many of them ask a person when nobody
 * helps. `by` is the share of visits in which another signal, rage, comes with it. `only` names the releases that have the trouble.
 */
export const PLACES = [
  {
    page: 'checkout',
    form: 'payment',
    signal: 'form-rejected',
    visits: 42,
    strength: [0.6, 0.95],
    asks: 0.15,
    tag: 'payment',
    rule: 'checkout/card-refused',
    rage: 0.2,
    evidence: { by: 'alert', refusals: 2 },
  },
  {
    page: 'exports',
    target: { key: 'export-csv', tag: 'button', role: 'button' },
    signal: 'dead-click',
    visits: 21,
    strength: [0.45, 0.8],
    asks: 0.22,
    tag: 'export',
    rage: 0.35,
    evidence: { waited: 2000, times: 1, requested: false },
  },
  {
    page: 'signup',
    form: 'signup',
    signal: 'form-stall',
    visits: 19,
    strength: [0.35, 0.7],
    asks: 0.05,
    tag: 'account',
    rule: 'signup/slow-form',
    evidence: { pause: 26_000 },
  },
  {
    page: 'search',
    target: { key: 'q', tag: 'input', role: 'searchbox' },
    signal: 'search-struggle',
    visits: 9,
    strength: [0.4, 0.7],
    asks: 0.02,
    tag: 'other',
    rule: 'search/filters',
    evidence: { queries: 3 },
  },
  {
    page: 'invoices',
    target: { key: 'download-pdf', tag: 'button', role: 'button' },
    signal: 'error-loop',
    visits: 24,
    strength: [0.5, 0.9],
    asks: 0.1,
    tag: 'invoice',
    rule: 'invoices/pdf',
    only: ['2026.11.1'],
    evidence: { error: 'e4f9k2', name: 'TypeError', acts: 2 },
  },
  {
    page: 'reports',
    target: { key: 'run-report', tag: 'button', role: 'button' },
    signal: 'failed-request',
    visits: 7,
    strength: [0.5, 0.7],
    asks: 0.06,
    tag: 'reports',
    rule: 'reports/slow',
    evidence: { request: 'POST /api/reports', status: 503, failures: 1 },
  },
  {
    page: 'dashboard',
    signal: 'slow-page',
    visits: 16,
    strength: [0.2, 0.5],
    asks: 0.005,
    tag: 'other',
    rule: 'reports/slow',
    evidence: { time: 5200 },
  },
  {
    page: 'team',
    signal: 'nav-loop',
    visits: 6,
    strength: [0.3, 0.6],
    asks: 0.04,
    tag: 'permissions',
    evidence: { pages: 2, visits: 4, span: 21_000 },
  },
  {
    page: 'cart',
    target: { key: 'apply-coupon', tag: 'button', role: 'button' },
    signal: 'disabled-click',
    visits: 8,
    strength: [0.4, 0.6],
    asks: 0.02,
    tag: 'payment',
    rule: 'cart/coupon',
    evidence: { acts: 2 },
  },
  {
    page: 'profile',
    form: 'profile',
    signal: 'error-click',
    visits: 5,
    strength: [0.4, 0.7],
    asks: 0.05,
    tag: 'account',
    evidence: { by: 'request', request: 'PUT /api/profile', status: 422, times: 1, after: 240 },
  },
  {
    page: 'dashboard',
    target: { key: 'filter-date', tag: 'button', role: 'combobox' },
    signal: 'error-click',
    visits: 4,
    strength: [0.4, 0.6],
    asks: 0.01,
    tag: 'other',
    only: ['2026.11.0', '2026.11.1', '2026.11.2'],
    evidence: { by: 'error', error: 'e0c31a', name: 'RangeError', times: 1, after: 35 },
  },
  {
    page: 'files',
    signal: 'asset-failed',
    visits: 2,
    strength: [0.5, 0.6],
    asks: 0.02,
    tag: 'other',
    evidence: { kind: 'chunk', asset: '/:seg/preview.js' },
  },
]

/**
 * Rules: whom they show what, and what it changes. `resolved` is how many get through without help, and with it; `asks` by how much
 * fewer ask a person afterwards.
 */
export const RULES = {
  'checkout/card-refused': {
    help: 'card-help',
    holdout: 0.3,
    resolved: [0.38, 0.58],
    asks: 0.4,
    seconds: 70,
  },
  'signup/slow-form': { help: 'signup-tip', holdout: 0.25, resolved: [0.6, 0.6], asks: 1, seconds: 45 },
  'search/filters': { help: 'filter-tour', holdout: 0.1, resolved: [0.5, 0.56], asks: 0.9, seconds: 30 },
  'invoices/pdf': { help: 'pdf-banner', holdout: 0, resolved: [0.15, 0.2], asks: 0.7, seconds: 200 },
  'reports/slow': { help: 'wait-card', holdout: 0.2, resolved: [0.7, 0.64], asks: 1, seconds: 90 },
  'cart/coupon': {
    help: 'coupon-tip',
    holdout: 0,
    resolved: [0.5, 0.5],
    asks: 1,
    seconds: 40,
    mode: 'watch',
  },
}

/** Tickets that have nothing to do with friction, on a Monday. */
export const OTHER_TICKETS = [
  { tag: 'billing', aDay: 2.5 },
  { tag: 'login', aDay: 1.5 },
  { tag: 'feature request', aDay: 1 },
]

/** Hours until a ticket of each tag is solved, on average; others take eight. */
export const HOURS_TO_SOLVE = { payment: 5, export: 26, invoice: 14, login: 2 }

/** What the report must find out. */
export const TRUTH = {
  worst: { page: 'checkout', place: 'payment', signal: 'form-rejected' },
  gap: { page: 'exports', place: 'export-csv', signal: 'dead-click' },
  regression: { kind: 'error', fingerprint: 'e4f9k2', firstRelease: '2026.11.1', lastRelease: '2026.11.1' },
  /** What help changes in the share of those who get through, by rule. */
  uplift: Object.fromEntries(
    Object.entries(RULES).map(([rule, { resolved }]) => [rule, resolved[1] - resolved[0]]),
  ),
}
