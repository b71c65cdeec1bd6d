import { describe, expect, test } from 'vitest'
import { checkConfig } from '../../../src/cli/checkConfig.ts'

const help = { kind: 'card', title: 'Stuck?', body: 'Try this.' }
const events = { done: { page: '/done' }, begun: { click: '#a' } }
const names = { cart: ['/cart', '/bag/**'], orders: '/orders/**' }

/** What is doubted of a sound config. */
function doubts(config: object) {
  const { problems, suspicions } = checkConfig(
    JSON.stringify({ schemaVersion: 1, events, pages: { names, keepQuery: ['route'] }, ...config }),
    { now: 0, allowLinks: [] },
  )
  expect(problems).toEqual([])
  return suspicions
}
const ruled = (more: object, config: object = {}) => ({
  rules: [{ id: 'r', when: { event: 'done' }, show: 'help', ...more }],
  interventions: { help },
  ...config,
})
const when = (...all: object[]) => ruled({ when: { all } })
const declared = (event: object) => ruled({}, { events: { ...events, e: event } })

const row = (sentence: string, config: object, code: string, message: RegExp) =>
  test(sentence, () =>
    expect(doubts(config)).toMatchObject([{ code, message: expect.stringMatching(message) }]),
  )
const sound = (sentence: string, ...configs: object[]) =>
  test.each(configs.map((config) => [JSON.stringify(config), config]))(`${sentence}: %s`, (_, config) =>
    expect(doubts(config as object)).toEqual([]),
  )

// prettier-ignore
describe('a page that no path fits', () => {
  row('without its slash', ruled({ when: { page: 'checkout/**' } }), 'never-fits', /write "\/checkout\/\*\*"/)
  row('without its slash, among names', ruled({}, { pages: { names: { cart: 'cart/*' } } }), 'never-fits', /write "\/cart\/\*"/)
  row('with a query that is dropped', ruled({ when: { page: '/i?tab=cart' } }), 'never-fits', /name "tab" in "pages.keepQuery"/)
  row('with its origin', ruled({ when: { page: 'https://shop.example/cart' } }), 'never-fits', /write "\/cart"/)
  row('of an event, by its name', declared({ page: 'orders' }), 'never-fits', /only paths are read: write "\/orders\/\*\*"/)
  row('of an event, by one of several', declared({ page: ['/x', 'cart'] }), 'never-fits', /write \["\/cart", "\/bag\/\*\*"\]/)
  row('of an event, by a route', declared({ page: 'thanks' }), 'never-fits', /begins with a slash: write "\/thanks"/)
  row('of an incident', ruled({}, { incidents: [{ id: 'i', match: { page: 'exports/*' }, until: '2027-01-01T00:00:00Z', title: 'T', body: 'B' }] }), 'never-fits', /"\/exports\/\*"/)
  sound('a page that is', ...['/', '/**', '**/edit', '*', '/cart?route=*', '/i?route=a/*', '/app#/orders', 'cart', ['orders', '/x']].map((page) => ruled({ when: { page } })))
  sound('a page of an event that is', ...['/thanks*', ['/a', '/b/**'], '/i.php?route=x'].map((page) => declared({ page })))
})

// prettier-ignore
describe('a request that none is called', () => {
  row('in small letters', declared({ request: 'post /api/pay' }), 'odd-request', /write "POST \/api\/pay"/)
  row('with two blanks', declared({ request: 'POST  /api/pay' }), 'odd-request', /write "POST \/api\/pay"/)
  row('with a query', declared({ request: 'GET /api/pay?x=1' }), 'odd-request', /queries are dropped; write "GET \/api\/pay"/)
  row('with its origin', declared({ request: 'GET https://api.example.com/pay' }), 'odd-request', /write "GET \/pay".*"api\.example\.com\/pay"/)
  row('with a method that is none', declared({ request: 'PSOT /api/pay' }), 'odd-request', /no method "PSOT"\. Did you mean "POST"/)
  row('with a star for the method', declared({ request: '* /api/pay' }), 'odd-request', /leave it out for all of them: write "\/api\/pay"/)
  row('with an id', declared({ request: 'GET /api/orders/84213' }), 'odd-request', /write "GET \/api\/orders\/:id"/)
  row('asked of a signal', ruled({ when: { signal: 'failed-request', where: { request: 'post /api/pay' } } }), 'odd-request', /capital letters/)
  row('in baselines', ruled({}, { baselines: { request: { 'get /a': { p50: 1, p95: 2, n: 3 } } } }), 'odd-request', /"GET \/a"/)
  sound('a request that is', ...['POST /api/pay', '/api/*', 'GET /api/orders/:id/**', 'POST /graphql CreateExport', 'CreateExport', 'GET api.example.com/pay', '**'].map((request) => declared({ request })))
})

// prettier-ignore
describe('a selector that finds nothing', () => {
  row('of a click', declared({ click: 'div[' }), 'bad-selector', /"div\[" is no CSS selector/)
  row('of a form', ruled({}, { forms: { pay: { match: '#1a' } } }), 'bad-selector', /cannot be read from "1a" on/)
  row('of a form that refuses', ruled({}, { forms: { pay: { match: '#a', refused: '.a >' } } }), 'bad-selector', /something is missing at its end/)
  row('of a mark', ruled({}, { marks: { error: ['.ok', '..no'] } }), 'bad-selector', /"\.\.no"/)
  row('of a name', ruled({}, { marks: { name: { '$b': 'Pay' } } }), 'bad-selector', /"\$b"/)
  row('of an element', ruled({ when: { element: 'button:contains("Pay")' } }), 'bad-selector', /":contains", which no browser knows/)
  row('of an anchor', ruled({}, { interventions: { help: { ...help, kind: 'tip', anchor: 'text=Pay' } } }), 'bad-selector', /"text=Pay"/)
  row('behind a frame', ruled({}, { interventions: { help: { ...help, kind: 'tip', anchor: 'iframe >>> .a,,b' } } }), 'bad-selector', /",b" on/)
  row('that leads into a frame where that is not read', declared({ click: 'iframe >>> .a' }), 'bad-selector', /is no CSS selector/)
  row('of what only the browser draws', declared({ click: 'a::before' }), 'bad-selector', /fits no element/)
  sound('a selector that is', ...['form[action*="confirm"]', '[data-test=import]', '.a > .b ~ c + d:not(.e, :disabled)', 'dialog:modal', 'input:-webkit-autofill', ':is(a, b):has(> i)', 'details:open', '.md\\:flex', 'svg|a', '#btn17, .x'].map((click) => declared({ click })))
  sound('an anchor that is', ...['signal', '#pay', 'iframe#psp >>> #number', 'x-app >>> y-form >>> .z'].map((anchor) => ruled({}, { interventions: { help: { ...help, kind: 'tip', anchor } } })))
})

// prettier-ignore
describe('what no value fits', () => {
  const audience = (match: object) => ruled({ audience: match })
  row('above five and below three', audience({ seats: { $gt: 5, $lt: 3 } }), 'never-true', /No value of "seats" is what this asks for: seats is above 5 and seats is below 3\./)
  row('one thing and not that', audience({ plan: { $eq: 'free', $ne: 'free' } }), 'never-true', /"plan"/)
  row('in a list and in none of it', audience({ plan: { $in: ['a', 'b'], $nin: ['a', 'b', 'c'] } }), 'never-true', /"plan"/)
  row('there and not', audience({ $and: [{ plan: 'free' }, { plan: { $exists: false } }] }), 'never-true', /plan is free and plan is not set/)
  row('a strength above one', ruled({ when: { signal: 'rage-click', where: { strength: { $gt: 1 } } } }), 'never-true', /^"strength" lies from 0 to 1, so this never holds: strength is above 1\.$/)
  row('a strength in per cent', ruled({ when: { signal: 'rage-click', where: { strength: { $gte: 50 } } } }), 'never-true', /from 0 to 1/)
  row('a strength below nought', ruled({ when: { signal: 'rage-click', where: { strength: { $lt: 0 } } } }), 'never-true', /from 0 to 1/)
  row('an audience beside another', ruled({ when: { all: [{ event: 'done' }, { audience: { plan: 'pro' } }] }, audience: { plan: ['free', 'team'] } }), 'never-fires', /its audiences contradict each other/)
  row('a variant for others than the rule', ruled({ audience: { plan: 'free' }, show: [{ offer: 'help', audience: { plan: 'pro' } }] }), 'never-offered', /contradicts that of the rule/)
  sound('what some value fits', ...[
    { seats: { $gt: 3, $lt: 5 } }, { seats: { $gte: 5, $lte: 5 } }, { seats: { $gt: 5, $lt: 5.1 } }, { name: { $gt: 'a', $lt: 'b' } },
    { plan: { $in: ['a', 'b'], $nin: ['b'] } }, { plan: { $not: { $in: ['a'] } } }, { plan: { $exists: true, $ne: 'x' } }, { plan: { $exists: false } },
    { mail: { $regex: '^x', $ne: 'x' } }, { on: true }, { on: { $ne: true } }, { $or: [{ a: 1 }, { a: 2 }], b: 1 }, { seats: { $ne: 0, $gte: 0 } },
  ].map(audience))
  sound('a strength that may be', ...[{ $gte: 1 }, { $gt: 0.99 }, { $lte: 0 }, { $gt: 0.2, $lt: 0.3 }].map((strength) => ruled({ when: { signal: 'rage-click', where: { strength } } })))
  sound('an audience that says more of the same', ruled({ when: { all: [{ event: 'done' }, { audience: { plan: 'pro' } }] }, audience: { seats: { $gte: 5 } } }), ruled({ audience: { plan: ['free', 'pro'] }, show: [{ offer: 'help', audience: { plan: 'pro' } }, { offer: 'help' }] }))
})

// prettier-ignore
describe('what is never together', () => {
  row('two pages', when({ page: '/a' }, { page: '/b' }), 'never-fires', /nobody is on \/a and on \/b at once/)
  row('a page and a name of others', when({ page: 'cart' }, { page: '/orders/new' }), 'never-fires', /at once/)
  row('two globs that begin otherwise', when({ page: '/a/**' }, { page: ['/b/*', '/c'] }), 'never-fires', /write one list/)
  row('an event and its absence for longer', when({ event: 'done', within: '30m' }, { not: { event: 'done', within: '1h' } }), 'never-fires', /within 30m has happened within 1h, too/)
  row('often, and not even once', when({ signal: 'rage-click', atLeast: 3, within: '5m' }, { not: { signal: 'rage-click', within: 'ever' } }), 'never-fires', /within all time/)
  row('the forenoon and the afternoon', when({ hours: { from: '09:00', to: '12:00' } }, { hours: { from: '12:00', to: '17:00' } }), 'never-fires', /hours never come together/)
  row('weekdays and the weekend', when({ hours: { days: ['mon', 'fri'], from: '09:00', to: '17:00' } }, { hours: { days: ['sat', 'sun'], from: '09:00', to: '17:00' } }), 'never-fires', /never come together/)
  row('a variant outside of the hours of its rule', ruled({ when: { all: [{ event: 'done' }, { hours: { from: '09:00', to: '17:00' } }] }, show: [{ offer: 'help', hours: { from: '18:00', to: '20:00' } }, { offer: 'help' }] }), 'never-offered', /outside of those of the rule/)
  row('the outcome of its own help', ruled({ when: { outcome: 'recurred', of: 'r' } }), 'never-fires', /its own help/)
  row('a goal that is what fires it', ruled({ goal: { event: 'done' } }), 'goal-is-trigger', /cannot show that the help has helped/)
  sound('pages that may be one',
    when({ page: '/a/**' }, { page: '/a/b' }), when({ page: '/a/*' }, { page: '/a/b/**' }), when({ page: 'cart' }, { page: '/bag/1' }), when({ page: ['/a', '/b'] }, { page: '/b' }),
    when({ page: '**/edit' }, { page: '/a/**' }), when({ page: '/a' }, { not: { page: '/b' } }), ruled({ when: { any: [{ page: '/a' }, { page: '/b' }] } }))
  sound('counts that may be so',
    when({ event: 'done', within: '1h' }, { not: { event: 'done', within: '30m' } }), when({ event: 'done', within: '1h' }, { not: { event: 'begun', within: '2h' } }),
    when({ event: 'done', within: '30m' }, { not: { event: 'done', atLeast: 5, within: '1h' } }), when({ event: 'done', where: { a: 1 }, within: '1m' }, { not: { event: 'done', where: { a: 2 }, within: '1h' } }),
    when({ event: 'done' }, { not: { event: 'done', days: 3, within: '7d' } }))
  sound('hours that meet', when({ hours: { from: '22:00', to: '06:00' } }, { hours: { from: '05:00', to: '09:00' } }), when({ hours: { days: ['sun'], from: '22:00', to: '02:00' } }, { hours: { days: ['mon'], from: '01:00', to: '09:00' } }), when({ hours: { from: '09:00', to: '12:00', zone: 'UTC' } }, { hours: { from: '12:00', to: '17:00' } }))
  sound('outcomes and goals', ruled({ when: { all: [{ event: 'done' }, { not: { outcome: 'resolved', of: 'r' } }] } }), ruled({ when: { all: [{ event: 'begun' }, { not: { event: 'done' } }] }, goal: { event: 'done' } }))
})

// prettier-ignore
describe('no time at all', () => {
  row('for an event', ruled({ when: { event: 'done', within: '0s' } }), 'never-true', /In no time at all nothing happens/)
  row('for a signal', ruled({ when: { signal: 'rage-click', within: 0 } }), 'never-true', /nothing happens/)
  row('for a sequence', ruled({ when: { sequence: ['begun', 'done'], within: '0m' } }), 'never-true', /nothing happens/)
  row('to wait', ruled({ when: { absent: 'done', after: 'begun', within: '0s' } }), 'never-true', /missed at once/)
  row('on a page', ruled({ when: { timeOnPage: '0s' } }), 'never-true', /always over/)
  row('for a goal', ruled({ when: { event: 'begun' }, goal: { event: 'done', within: '0s' } }), 'never-true', /nobody reaches "done"/)
  sound('a moment', ruled({ when: { event: 'done', within: '1ms' } }), ruled({ when: { timeOnPage: '1s' } }), ruled({ when: { event: 'done' }, limits: { cooldownAfterDismiss: '0s' } }))
})
