import { findMuting } from '../incidents/findMuting.ts'
import { listIncidents } from '../incidents/listIncidents.ts'
import { reviewIncidents } from '../incidents/noteIncidents.ts'
import type { Incident } from '../incidents/compileIncidents.ts'
import { findNotice, isOutdated, noteLeft, tellAnew } from '../incidents/notices.ts'
import { strictest } from '../mode.ts'
import { tell, type Sitting } from './sitting.ts'
import { dropWaiting, listWaiting } from './lines.ts'

/** News of an incident goes before any help. */
const BEFORE_ANY_HELP = 1_000_000

/**
 * Whoever is hit by a known incident is told so, outside of budget and control group, at the next good moment. Help
 * that waits gives way; help that is on the screen only where the incident makes it wrong.
 */
export function proposeNotice(sitting: Sitting): void {
  const { compiled, state, context } = sitting
  const { now, load } = context
  const incidents = listIncidents(compiled, state)
  reviewIncidents(state, incidents, now)
  keepTrue(sitting, incidents)
  const mode = strictest([compiled.mode, state.facts.mode])
  const notice = state.waiting?.notice || mode === 'off' ? undefined : findNotice(state, incidents)
  if (!notice) return
  const { open } = state
  if (open) {
    const isHelp = open.rule !== undefined && !open.notice
    if (isHelp && findMuting(incidents, state, open.rule!, now)) takeOff(sitting, 'incident')
    return
  }
  for (const waiting of listWaiting(state)) {
    dropWaiting(sitting, waiting)
    tell(sitting, waiting, 'suppress', ['incident'])
  }
  const name = nameOf(notice.incident)
  state.waiting = {
    rule: name,
    version: '',
    intervention: name,
    offer: `${load}-o${++state.made}`,
    since: now,
    mode,
    priority: BEFORE_ANY_HELP,
    weight: 0,
    question: 'moment',
    askAt: now,
    held: [],
    notice,
  }
}

/** What is said of an incident, or waits to be said, is what is known now. */
function keepTrue(sitting: Sitting, incidents: readonly Incident[]): void {
  const { state, context } = sitting
  const [shown, waiting] = [state.open?.notice, state.waiting?.notice]
  const outdated = shown && isOutdated(state, shown, incidents, context.now)
  if (shown && outdated) takeOff(sitting, `incident-${outdated}`)
  // What was seen in other words is told in these.
  if (shown?.phase === 'hit' && outdated === 'changed') tellAnew(state, shown)
  if (shown && outdated === 'elsewhere') noteLeft(state, shown)
  const incident = incidents.find(({ id }) => id === waiting?.incident)
  if (waiting?.phase === 'hit' && incident) state.waiting!.notice = { ...waiting, content: incident.content }
}

function takeOff({ state: { open }, effects }: Sitting, why: string): void {
  if (!open || open.leaving) return
  open.leaving = true
  effects.push({ type: 'withdraw', offer: open.offer, why })
}

/** In the place of a rule, in decisions about it. */
function nameOf(incident: string): string {
  return `incident ${incident}`
}
