import type { CapsRecord, HistoryRecord } from '../../../src/core/remembered.ts'
import { capsOf } from './caps.ts'
import { busyConfig } from './config.ts'
import { DAWN, session, type Session } from './session.ts'

/** A short visit in which each kind of observation comes at least once, with all that it may hold. */
export function everyKind(): Session {
  const user = session(busyConfig)
  const target = { key: 't0', tag: 'button', role: 'button', name: 'Pay' }
  const ignored = ['dead-swipe']
  user
    .start({ zones: { 'Europe/Berlin': 60 } })
    .page('/checkout', { via: 'load', status: 200, route: 'checkout' })
    .observe('memory', { scope: 'browser', caps: CAPS, events: HISTORY, baselines: BASELINES })
    .observe('budget', { caps: CAPS, never: ['group b'], events: HISTORY })
    .user('u1', { plan: 'pro', seats: 4, tags: ['a', 'b'] })
    .observe('element', { selector: '#promo', is: 'visible' })
    .observe('handover', { to: 'csm', available: true })
    .observe('incidents', { incidents: [{ id: 'i', match: { page: ['**'] }, until: '2030-01-01T00:00:00Z', title: 'a', body: 'b' }] })
    .observe('switch', { mode: 'on', rules: { watched: 'off' } })
    .observe('sight', { of: 'all' })
    .observe('network', { offline: false })
    .observe('vital', { kind: 'interaction', time: 700, target })
    .observe('asset', { kind: 'chunk', key: 'a.js' })
    .observe('pointer', { path: [[40, 10, 10], [20, 90, 10], [0, 10, 20]] })
    .observe('scroll', { by: -0.5 })
    .observe('zoom', { by: 'pinch' })
    .observe('query', { step: 'made', search: target, nth: 1, ignored })
    .observe('query', { step: 'chosen' })
    .observe('copied', { target, form: 'f0', ignored })
    .observe('sought', { by: 'link', target, ignored })
    .observe('reported', { kind: 'rage-click', by: 'other', target, form: 'f0', ignored })
    .observe('undo', { target, form: 'f0', ignored })
    .observe('outcome', { rule: 'raged', outcome: 'resolved' })
    .observe('blank', {})
  user.wait(500).form('f0', 'started', { field: 'a', target }).field('entered', { form: 'f0', auto: true }).field('began')
  user.wait(500).field('left', { form: 'f0', filled: true, rewritten: true, ignored }).present('key')
  user.wait(500).click('t0', { x: 4, y: 4, form: 'f0', disabled: true, search: true, length: 3, ignored }).request('r1', 'POST /api/pay', { caused: true })
  user.wait(200).response('r1', 'failed').error('e1').refuses({ bare: true }).answers()
  user.wait(900).form('f0', 'submitted', { leaves: true, said: ['x'] }).form('f0', 'refused', { by: 'alert' }).track('viewed', { size: 3 })
  user.wait(900).clicks(4, 't0', 200).wait(700).froze(300).hides().returns().leaves()
  user.observe('reply', { ask: 'none', answer: { question: 'form', present: true, refused: true, by: 'alert', said: ['x'] } })
  user.wait(900).help('used', 'retry').observe('help', { offer: 'none', step: 'stepped', progress: { step: 1, of: 2 } })
  for (const call of [{ call: 'help', intervention: 'card' }, { call: 'preview', intervention: 'card' }, { call: 'ticket', channel: 'chat' }, { call: 'reset' }] as const)
    user.call(call)
  return user.wait(5000).observe('end', {})
} // prettier-ignore

const CAPS: CapsRecord = capsOf(
  {
    raged: { shown: [DAWN - 9e8], lifetime: 1, evidence: { version: 'v', helped: 0, failed: [DAWN - 9e8] } },
  },
  {
    groups: { '': { shown: [DAWN - 9e8], lifetime: 1 } },
    dismissed: [DAWN - 9e9],
    asked: DAWN - 9e9,
    followed: [
      {
        offer: 'o',
        rule: 'raged',
        version: 'v',
        tab: 't0',
        intervention: 'card',
        verdict: 'show',
        mode: 'on',
        at: DAWN - 900,
        until: DAWN + 9000,
        page: 'checkout',
        trouble: { signal: 's', type: 'rage-click', place: 't0' },
        goal: 'order-placed',
        calmSince: DAWN - 900,
        steps: 0,
      },
    ],
  },
)

const HISTORY: HistoryRecord = {
  visits: [[DAWN - 9e8, DAWN - 8.9e8]],
  events: { 'event viewed': { since: DAWN - 9e9, times: [DAWN - 9e8], days: { '20000': DAWN - 9e8 }, until: DAWN - 9e8, unsure: DAWN - 9e8, dropped: DAWN - 9e9 } },
  lost: DAWN - 9e9,
} // prettier-ignore

const BASELINES = { f12: { counts: '', halved: 0, day: 20_000 } }
