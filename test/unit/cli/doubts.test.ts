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
  row('of a click', declared({ click: 'div[' }), 'bad-selector', /"div\[" is not a CSS selector/)
  row('of a form', ruled({}, { forms: { pay: { match: '#1a' } } }), 'bad-selector', /cannot be read from "1a" on/)
  row('of a form that refuses', ruled({}, { forms: { pay: { match: '#a', refused: '.a >' } } }), 'bad-selector', /something is missing at its end/)
  row('of a mark', ruled({}, { marks: { error: ['.ok', '..no'] } }), 'bad-selector', /"\.\.no"/)
  row('of a name', ruled({}, { marks: { name: { '$b': 'Pay' } } }), 'bad-selector', /"\$b"/)
  row('of an element', ruled({ when: { element: 'button:contains("Pay")' } }), 'bad-selector', /":contains", which no browser knows/)
  row('of an anchor', ruled({}, { interventions: { help: { ...help, kind: 'tip', anchor: 'text=Pay' } } }), 'bad-selector', /"text=Pay"/)
  row('behind a frame', ruled({}, { interventions: { help: { ...help, kind: 'tip', anchor: 'iframe >>> .a,,b' } } }), 'bad-selector', /",b" on/)
  row('that leads into a frame where that is not read', declared({ click: 'iframe >>> .a' }), 'bad-selector', /is not a CSS selector/)
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
  row('a strength above one', ruled({ when: { signal: 'rage-click', where: { strength: { $gt: 1 } } } }), 'never-true', /^"strength" is from 0 to 1, so this never holds: strength is above 1\.$/)
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
  const rage = (more: object = {}) => ({ signal: 'rage-click', ...more })
  const score = (of: string, atLeast: number) => ({ score: of, atLeast })
  const never = (sentence: string, message: RegExp, ...all: object[]) => row(sentence, when(...all), 'never-fires', message)
  never('so much friction, and not even less', /a score of 50 of the page is a score of 20 of the page, too/, score('page', 50), { not: score('page', 20) })
  never('friction of an element, and none of the visit', /a score of 50 of the element is a score of 40 of the visit, too/, score('element', 50), { not: score('visit', 40) })
  never('a while on a page, and not a shorter one', /on the page, too/, { timeOnPage: '1m' }, { not: { timeOnPage: '20s' } })
  never('five times, and not three', /has happened within this visit, too/, rage({ atLeast: 5 }), { not: rage({ atLeast: 3 }) })
  never('five times somewhere, and not three anywhere', /has happened/, rage({ atLeast: 5, where: { form: 'pay' } }), { not: rage({ atLeast: 3 }) })
  never('on three days, and not twice', /within all time/, { event: 'done', days: 3 }, { not: { event: 'done', atLeast: 2, within: 'ever' } })
  never('visits after something that never was', /within all time/, { event: 'done', visitsSince: 2 }, { not: { event: 'done', within: 'ever' } })
  never('a sequence, and not its first step', /within this visit/, { sequence: ['begun', 'done'] }, { not: { event: 'begun' } })
  never('something missed after what never was', /within all time/, { absent: 'done', after: 'begun', within: '5m' }, { not: { event: 'begun', within: 'ever' } })
  never('something missed that has just come', /missed for 10m has not happened within 5m/, { absent: 'done', after: 'begun', within: '10m' }, { event: 'done', within: '5m' })
  never('a page and none of some more', /for not being there/, { page: '/a' }, { not: { page: ['/a', '/b'] } })
  never('an element in sight that is not there', /cannot be visible and not present/, { element: '#a' }, { not: { element: '#a', is: 'present' } })
  never('somebody there and nobody', /the handover "default" cannot be available/, { handover: 'available' }, { handover: 'unavailable' })
  never('hours, and not those around them', /hours never come together/, { hours: { from: '09:00', to: '12:00' } }, { not: { hours: { from: '08:00', to: '18:00' } } })
  never('three hours of which no two exclude each other', /hours never come together/, { hours: { from: '09:00', to: '12:00' } }, { hours: { from: '11:00', to: '15:00' } }, { not: { hours: { from: '10:00', to: '12:00' } } })
  never('none of two, of which one must be', /asks for a condition and for its opposite/, { event: 'done' }, { not: { any: [{ event: 'begun' }, { event: 'done' }] } })
  never('a double denial of what must not be', /opposite/, { not: { not: { event: 'done' } } }, { not: { event: 'done' } })
  never('only ways that are none', /can never fire/, { event: 'done' }, { any: [{ not: { event: 'done' } }, { not: { event: 'done', within: 'ever' } }] })
  row('users who are not themselves', ruled({ audience: { plan: 'pro' }, when: { all: [{ event: 'done' }, { not: { audience: { plan: ['pro', 'team'] } } }] } }), 'never-fires', /audiences contradict/)
  row('alternatives of which none is left', ruled({ audience: { $or: [{ plan: 'a', seats: 1 }, { plan: 'b' }], plan: 'c' } }), 'never-true', /No value of "plan"/)
  row('a thing denied as a whole', ruled({ audience: { plan: 'a', $not: { plan: 'a' } } }), 'never-true', /No value of "plan"/)
  row('a signal that is off in one of several steps', ruled({ when: { sequence: ['begun', rage()] } }, { signals: { 'rage-click': false } }), 'never-fires', /it needs "rage-click", which "signals" turns off/)
  row('signals of which all are off', ruled({ when: { any: [rage(), { signal: 'dead-click' }] } }, { signals: { 'rage-click': false, 'dead-click': false } }), 'never-fires', /turns off/)
  row('the outcome of a rule that is off', { rules: [{ id: 'q', mode: 'off', when: { event: 'done' }, show: 'help' }, { id: 'r', when: { outcome: 'recurred', of: 'q' }, show: 'help' }], interventions: { help } }, 'never-fires', /help of "q", which is off/)
  row('one way of several', ruled({ when: { any: [{ all: [{ event: 'done' }, { not: { event: 'done' } }] }, { event: 'begun' }] } }), 'never-true', /^One of the ways for "r" to fire never comes: it asks for/)
  row('the same variant twice', ruled({ show: [{ offer: 'help', audience: { plan: 'a' } }, { offer: 'help', audience: { plan: 'a' } }] }), 'never-offered', /for the same users/)
  sound('amounts, counts and ways that may be so',
    when(score('page', 20), { not: score('page', 50) }), when(score('visit', 50), { not: score('page', 20) }), when(score('form', 50), { not: score('element', 20) }), when({ timeOnPage: '20s' }, { not: { timeOnPage: '1m' } }),
    when(rage({ atLeast: 3 }), { not: rage({ atLeast: 5 }) }), when(rage({ atLeast: 5 }), { not: rage({ atLeast: 3, where: { form: 'pay' } }) }), when({ event: 'done', days: 2, within: '7d' }, { not: { event: 'done', days: 5, within: '30d' } }),
    when({ sequence: ['begun', 'done'] }, { not: { sequence: ['done', 'begun'] } }), when({ event: 'begun', within: '1m' }, { not: { sequence: ['begun', 'done'] } }), when({ absent: 'done', after: 'begun', within: '5m' }, { not: { event: 'done' } }),
    when({ absent: 'done', after: 'begun', within: '5m' }, { event: 'done', within: 'ever' }), when({ element: '#a', is: 'present' }, { not: { element: '#a' } }), when({ handover: 'available' }, { handover: 'unavailable', to: 'csm' }),
    when({ hours: { from: '08:00', to: '18:00' } }, { not: { hours: { from: '12:00', to: '13:00' } } }), when({ page: ['/a', '/b'] }, { not: { page: '/b' } }), when({ page: '/a/**' }, { not: { page: '/a/b' } }),
    ruled({ when: { all: [{ any: [{ page: '/a' }, { page: '/b' }] }, { any: [{ page: '/a' }, { event: 'done' }] }] } }), ruled({ when: { any: [rage(), { signal: 'dead-click' }] } }, { signals: { 'dead-click': false } }),
    ruled({ audience: { plan: 'pro' }, when: { all: [{ event: 'done' }, { not: { audience: { plan: 'pro', seats: 1 } } }] } }), ruled({ audience: { $or: [{ plan: 'a' }, { plan: 'b' }], plan: ['b', 'c'] } }), ruled({ audience: { plan: 'a', $not: { plan: 'b' } } }))
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
describe('a tie', () => {
  const two = (one: object, other: object, config: object = {}) => ({
    rules: [one, other].map((more, i) => ({ id: `r${i}`, when: { signal: 'rage-click' }, show: 'help', ...more })), interventions: { help }, ...config,
  })
  const on = (page: string) => ({ when: { all: [{ signal: 'rage-click' }, { page }] } })
  row('on pages of which one is the other', two(on('/cart'), on('cart')), 'priority-tie', /same priority \(0\)/)
  row('on a page and anywhere', two(on('/cart'), {}), 'priority-tie', /"r0" and "r1"/)
  row('of the same score', two({ when: { score: 'page', atLeast: 50 } }, { when: { score: 'page', atLeast: 50 } }), 'priority-tie', /can fire together/)
  sound('no tie between rules that do not meet',
    two(on('/a'), on('/b')), two({ priority: 1 }, {}), two({ audience: { plan: 'a' } }, { audience: { plan: 'b' } }), two({ mode: 'off' }, {}), two({ mode: 'watch' }, {}),
    two({ when: { signal: 'rage-click', atLeast: 4 } }, {}), two({ when: { signal: 'rage-click', where: { form: 'a' } } }, { when: { signal: 'rage-click', where: { form: 'b' } } }), two({}, { when: { all: [{ signal: 'dead-click' }, { not: { signal: 'rage-click' } }] } }))
})

// prettier-ignore
describe('a language', () => {
  const texts = (title: object, body: object) => ruled({}, { interventions: { help: { ...help, title, body } } })
  row('that one text lacks', texts({ en: 'a', de: 'b' }, { en: 'c' }), 'missing-translation', /no text in "de"/)
  row('of another country', texts({ en: 'a', 'pt-BR': 'b', 'pt-PT': 'c' }, { en: 'a', 'pt-BR': 'b' }), 'missing-translation', /"pt-PT"/)
  sound('a language that another stands for', texts({ en: 'a', 'en-GB': 'b' }, { en: 'c' }), texts({ en: 'a', de: 'b' }, { en: 'c', 'de-AT': 'd' }), texts({ en: 'a', de_AT: 'b' }, { en: 'a', 'de-AT': 'b' }))
})

// prettier-ignore
describe('no time at all', () => {
  row('for an event', ruled({ when: { event: 'done', within: '0s' } }), 'never-true', /In no time at all nothing happens/)
  row('for a signal', ruled({ when: { signal: 'rage-click', within: 0 } }), 'never-true', /nothing happens/)
  row('for a sequence', ruled({ when: { sequence: ['begun', 'done'], within: '0m' } }), 'never-true', /nothing happens/)
  row('to wait', ruled({ when: { absent: 'done', after: 'begun', within: '0s' } }), 'never-true', /missed at once/)
  row('on a page', ruled({ when: { timeOnPage: '0s' } }), 'never-true', /always over/)
  row('for a goal', ruled({ when: { event: 'begun' }, goal: { event: 'done', within: '0s' } }), 'never-true', /Nobody reaches "done" in no time/)
  sound('a moment', ruled({ when: { event: 'done', within: '1ms' } }), ruled({ when: { timeOnPage: '1s' } }), ruled({ when: { event: 'done' }, limits: { cooldownAfterDismiss: '0s' } }))
})
