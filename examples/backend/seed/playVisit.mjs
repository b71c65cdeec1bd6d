import { RULES } from './story.mjs'

const DAY = 86_400_000
/** What a rule without limits of its own allows. */
const CAP = 7 * DAY

/**
 * One visit in which somebody got stuck: its events, and whether a ticket came of it.
 *
 * @param {object} visit
 * @param {string} visit.name
 * @param {number} visit.at
 * @param {typeof import('./story.mjs').PLACES[number]} visit.place
 * @param {string} visit.release
 * @param {string} visit.user hashed
 * @param {'show' | 'withhold'} visit.arm
 * @param {Map<string, number>} lastOffered when a rule decided on a user last
 * @param {ReturnType<typeof import('./createRandom.mjs').createRandom>} random
 */
export function playVisit({ name, at: began, place, release, user, arm }, lastOffered, random) {
  const events = []
  let at = Math.round(began)
  const wait = (mean) => (at += Math.round(200 + random.wait(mean)))
  const tell = (type, data) =>
    events.push({
      specversion: '1.0',
      id: `${name}-e${events.length + 1}`,
      source: 'https://demo.example',
      type: `io.unstuck.${type}`,
      time: new Date(at).toISOString(),
      datacontenttype: 'application/json',
      sequence: String(events.length + 1).padStart(7, '0'),
      sdkversion: '0.1.0',
      confighash: 'demo',
      visit: `${name}.1`,
      release,
      user,
      data,
    })

  const about = {
    page: place.page,
    ...(place.form && { form: place.form }),
    ...(place.target && { target: place.target }),
  }
  const strength = round(random.between(...place.strength))
  const layer =
    place.evidence.error || place.evidence.request || place.signal === 'slow-page' ? 'system' : 'behaviour'
  const [episode, offer] = [`${name}-s1`, `${name}-o1`]
  const signal = { type: place.signal, id: episode, layer, ...about, evidence: place.evidence }
  tell('signal', { ...signal, at, strength: round(strength * 0.8), count: 1 })
  if (random.isTrue(0.5)) {
    wait(9000)
    tell('signal', { ...signal, at, strength, count: 2 })
  }
  if (random.isTrue(place.rage ?? 0)) {
    wait(5000)
    const evidence = { acts: 3, span: 700, refused: false, actionable: true }
    const id = `${name}-s2`
    tell('signal', {
      type: 'rage-click',
      id,
      at,
      strength: 0.6,
      layer: 'behaviour',
      count: 3,
      ...about,
      evidence,
    })
  }
  if (random.isTrue(0.3)) {
    const page = round(strength * 45)
    tell('score', { at, visit: page, page, form: place.form ? page : 0, element: 0, terms: [] })
  }

  const rule = place.rule
  const { help: intervention, resolved, asks = 1, seconds, mode = 'on' } = RULES[rule] ?? {}
  if (rule === undefined || random.isTrue(0.08)) {
    const gaveUp = random.isTrue(place.asks)
    if (gaveUp) tellOfAsking()
    return { events, asks: gaveUp }
  }

  const decision = { rule, intervention, mode, offer, signal: episode }
  const watched = mode === 'watch' ? ['mode-watch'] : []
  if (at - (lastOffered.get(`${rule} ${user}`) ?? -Infinity) < CAP) {
    tell('decision', { ...decision, at, verdict: 'suppress', reasons: ['rule-cap'] })
    const gaveUp = random.isTrue(place.asks)
    if (gaveUp) tellOfAsking()
    return { events, asks: gaveUp }
  }
  lastOffered.set(`${rule} ${user}`, at)
  if (random.isTrue(0.35)) {
    tell('decision', { ...decision, at, verdict: 'hold', reasons: ['conditions-hold', 'moment-typing'] })
    wait(2500)
  }
  const isShown = arm === 'show' && mode === 'on'
  const reason = arm === 'show' ? 'good-moment' : 'control-group'
  const decided = at
  tell('decision', { ...decision, at, verdict: arm, reasons: ['conditions-hold', reason, ...watched] })

  const getsThrough = random.isTrue(resolved[isShown ? 1 : 0])
  // Who asks a person is rather somebody who does not get through.
  const gaveUp = random.isTrue(place.asks * (isShown ? asks : 1) * (getsThrough ? 0.4 : 1.5))
  const used = isShown && random.isTrue(getsThrough ? 0.7 : 0.3)
  const dismissed = isShown && !used && random.isTrue(0.5)
  if (isShown) {
    tell('intervention', { at, offer, intervention, rule, step: 'shown' })
    wait(8000)
    if (used) tell('intervention', { at, offer, intervention, rule, step: 'used', by: 'link' })
    tell('intervention', { at, offer, intervention, rule, step: dismissed ? 'dismissed' : 'closed' })
  }
  if (gaveUp) tellOfAsking()
  wait(seconds * 1000 * (getsThrough ? 1 : 3))
  const outcome = outcomeOf()
  // A tab that is closed tells nothing of it.
  if (outcome !== 'abandoned' || random.isTrue(0.6)) {
    const by = { resolved: 'goal', recurred: 'again', escalated: 'ticket' }[outcome] ?? 'time'
    const ended = { rule, intervention, offer, verdict: arm, mode, outcome, by, used }
    tell('outcome', { ...ended, at, after: at - decided, until: decided + 600_000 })
  }
  return { events, asks: gaveUp }

  function outcomeOf() {
    if (getsThrough) return dismissed ? 'dismissed-resolved' : 'resolved'
    if (gaveUp && random.isTrue(0.4)) return 'escalated'
    if (dismissed) return 'dismissed-left'
    return random.isTrue(0.5) ? 'recurred' : 'abandoned'
  }

  /** Half of them write from the page, the others later, by mail. */
  function tellOfAsking() {
    if (random.isTrue(0.5)) return
    wait(20_000)
    if (random.isTrue(0.5)) return void tell('ticket', { channel: 'chat' })
    const ok = random.isTrue(0.93)
    const refused = ok ? [] : ['intercom: away']
    tell('handover', { at, to: 'default', ok, ...(ok && { via: 'intercom' }), degraded: [], refused })
  }
}

function round(number) {
  return Math.round(number * 100) / 100
}
