import { findMuting } from '../incidents/findMuting.ts'
import { listIncidents } from '../incidents/listIncidents.ts'
import { reviewIncidents } from '../incidents/noteIncidents.ts'
import { findNotice } from '../incidents/notices.ts'
import { strictest } from '../mode.ts'
import { tell, type Sitting } from './sitting.ts'

/** News of an incident goes before any help. */
const BEFORE_ANY_HELP = 1_000_000

/**
 * Whoever is hit by a known incident is told so, outside of budget and control group, at the next good moment. Help
 * that waits gives way; help that is on the screen only where the incident makes it wrong.
 */
export function proposeNotice(sitting: Sitting): void {
  const { compiled, state, context, effects } = sitting
  const { now, load } = context
  const incidents = listIncidents(compiled, state)
  reviewIncidents(state, incidents, now)
  const mode = strictest([compiled.mode, state.facts.mode])
  const notice = state.waiting?.notice || mode === 'off' ? undefined : findNotice(state, incidents)
  if (!notice) return
  const { open, waiting } = state
  if (open) {
    const isWrong = open.rule !== undefined && findMuting(incidents, state, open.rule, now)
    if (!isWrong || open.leaving) return
    open.leaving = true
    return void effects.push({ type: 'withdraw', offer: open.offer, why: 'incident' })
  }
  if (waiting?.question === 'slot') effects.push({ type: 'release' })
  if (waiting) tell(sitting, waiting, 'suppress', ['incident'])
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

/** In the place of a rule, in decisions about it. */
function nameOf(incident: string): string {
  return `incident ${incident}`
}
