import fc from 'fast-check'
import type { Observation } from '../../../src/core/observation.ts'

const text = fc.oneof(
  fc.constantFrom('a', 'b', '/checkout', 'constructor', '__proto__', '', 'POST /api/pay'),
  fc.string({ maxLength: 12 }),
)
const time = fc.oneof(fc.nat(100_000), fc.constantFrom(0, 1, 5000, 1e7, 1e9))
const target = fc.record({ key: text, tag: text }, { requiredKeys: ['key', 'tag'] })
const flag = fc.constant(true as const)
const optional = { noNullPrototype: true }

/** What another tab, or another release of the config, may have written. */
const history = fc.record({
  visits: fc.array(fc.tuple(time, time), { maxLength: 4 }),
  events: fc.dictionary(
    fc.constantFrom('event a', 'event viewed by day', 'event viewed until event exported', 'event exported', 'signal rage-click'),
    fc.record(
      { since: time, times: fc.array(time, { maxLength: 70 }), days: fc.dictionary(fc.nat(99).map(String), time), until: time, unsure: time, dropped: time },
      { ...optional, requiredKeys: ['since', 'times', 'days'] },
    ),
  ),
}) // prettier-ignore
const incident = fc.record({
  id: fc.constantFrom('i1', 'i2', 'cart-down'),
  match: fc.constantFrom({ page: ['**'] }, { request: '/api/*', status: 'any' }, { event: 'a' }),
  until: fc.constantFrom('1970-01-01T00:01:00Z', '2030-01-01T00:00:00Z', 'never'),
  endsWhen: fc.constant('served'),
  title: text,
  body: text,
  resolved: text,
})

/** Observations in any order and of any time, such as no page would make. */
const observation = fc.oneof(
  fc.record({ type: fc.constant('act'), at: time, id: text, began: time, kind: fc.constant('press'), target, form: text, x: fc.integer(), y: fc.integer(),
    judge: fc.constantFrom('yes', 'idle', 'never', 'unknown'), absorbed: flag, ignored: fc.array(text) },
    { ...optional, requiredKeys: ['type', 'at', 'id', 'began', 'kind', 'target', 'judge'] }),
  fc.record({ type: fc.constant('answer'), at: time, kind: fc.constant('dom'), failing: flag }, { ...optional, requiredKeys: ['type', 'at', 'kind'] }),
  fc.record({ type: fc.constant('request'), at: time, id: text, key: text }, optional),
  fc.record({ type: fc.constant('response'), at: time, id: text, key: text, outcome: fc.constantFrom('ok', 'refused', 'failed', 'aborted'), judged: fc.boolean() }, optional),
  fc.record({ type: fc.constant('error'), at: time, fingerprint: text, name: text, source: fc.constant('uncaught') }, optional),
  fc.record({ type: fc.constant('form'), at: time, form: text, step: fc.constantFrom('started', 'progress', 'submitted', 'refused', 'accepted', 'undecided', 'gone'), by: text, leaves: flag },
    { ...optional, requiredKeys: ['type', 'at', 'form', 'step'] }),
  fc.record({ type: fc.constant('page'), at: time, path: text, url: text, via: fc.constantFrom('load', 'push', 'traverse', 'restore') }, optional),
  fc.record({ type: fc.constant('stalled'), at: time, from: time, to: time }, optional),
  fc.record({ type: fc.constant('visibility'), at: time, hidden: fc.boolean() }, optional),
  fc.record({ type: fc.constantFrom('leaving', 'end'), at: time }, optional),
  fc.record({ type: fc.constant('event'), at: time, name: text, props: fc.dictionary(text, fc.oneof(fc.integer(), text, fc.boolean(), fc.array(text))) }, optional),
  fc.record({ type: fc.constant('user'), at: time, traits: fc.dictionary(text, fc.oneof(fc.integer(), text)) }, optional),
  fc.record({ type: fc.constant('help'), at: time, offer: fc.constantFrom('l-o1', '-o1', '-o2'), step: fc.constantFrom('shown', 'dismissed', 'snoozed', 'closed'), by: text }, optional),
  fc.record({ type: fc.constant('reply'), at: time, ask: fc.constantFrom('-q1', '-q2', '-q3'), answer: fc.record({ question: fc.constantFrom('moment', 'slot', 'form'), good: fc.boolean(), granted: fc.boolean(), present: fc.boolean(), refused: fc.boolean() }) }, optional),
  fc.record({ type: fc.constant('call'), at: time, call: fc.constantFrom('help', 'preview', 'reset', 'ticket'), intervention: text }, optional),
  fc.record({ type: fc.constant('memory'), at: time, scope: fc.constantFrom('visit', 'browser'), events: history },
    { ...optional, requiredKeys: ['type', 'at', 'scope'] }),
  fc.record({ type: fc.constant('budget'), at: time, events: history, never: fc.array(text, { maxLength: 3 }) },
    { ...optional, requiredKeys: ['type', 'at'] }),
  fc.record({ type: fc.constant('outcome'), at: time, rule: fc.oneof(fc.constant('raged'), text), outcome: fc.constantFrom('recurred', 'resolved') }, optional),
  fc.record({ type: fc.constant('element'), at: time, selector: fc.oneof(fc.constant('#promo'), text), is: fc.constantFrom('absent', 'present', 'visible') }, optional),
  fc.record({ type: fc.constant('handover'), at: time, to: fc.oneof(fc.constant('csm'), text), available: fc.boolean() }, optional),
  fc.record({ type: fc.constant('incidents'), at: time, incidents: fc.array(fc.oneof(incident, fc.dictionary(text, fc.jsonValue())), { maxLength: 3 }) }, optional),
) // prettier-ignore

/** Up to eighty of them. */
export const unlikelyLog = fc.array(observation, { maxLength: 80, size: 'max' }) as unknown as fc.Arbitrary<
  readonly Observation[]
>
