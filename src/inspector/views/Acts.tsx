import type { ActRecord } from '../../core/acts/actsState.ts'
import { nameTarget, sayClock } from '../describe.ts'
import type { InspectorState } from '../inspectorState.ts'

/** Each act and what became of it, newest first: the account that all click signals are drawn from. */
export function Acts({ state: { acts, answers } }: { readonly state: InspectorState }) {
  const newest = [...acts.acts].reverse()
  if (newest.length === 0) return <p class="empty">Nobody has pressed anything yet.</p>
  return (
    <ol class="acts">
      {newest.map((act) => (
        <li key={act.id} class="act" data-state={act.state}>
          <time>{sayClock(act.at)}</time>
          <span class="act-target">
            {nameTarget(act.target)}
            {act.form !== undefined && <span class="act-form"> in {act.form}</span>}
          </span>
          <span class="chip">{STATES[act.state]}</span>
          <span class="act-how">{sayHow(act, answers.get(act.id))}</span>
        </li>
      ))}
    </ol>
  )
}

const STATES: Record<ActRecord['state'], string> = {
  open: 'no answer yet',
  failing: 'answered no',
  served: 'answered',
  absorbed: 'absorbed',
  undecided: 'undecided',
}

function sayHow(act: ActRecord, answer: string | undefined): string {
  if (act.answeredAt !== undefined) {
    const after = Math.max(0, Math.round(act.answeredAt - act.at))
    return `${answer ? `by ${answer}, ` : ''}after ${after} ms`
  }
  if (act.state === 'absorbed') return 'an earlier answer was still to be seen'
  if (act.state === 'undecided') return 'the page went away first'
  if (act.inFlight > 0) return 'waits for a request'
  if (act.disabled) return 'a disabled control'
  return JUDGED[act.judge]
}

const JUDGED: Record<ActRecord['judge'], string> = {
  yes: 'a control; without an answer it is dead',
  idle: 'no control',
  never: 'need not answer',
  unknown: 'no sensor sees its effect',
}
