import type { Observation } from '../core/observation.ts'
import type { Signal } from '../core/signal.ts'
import { MINUTE, type Millis } from '../core/time.ts'
import type { Step } from './context.ts'

/** What an agent reads before answering; what is older explains nothing any more. */
export const NOTES_LENGTH = 30
export const NOTES_REACH: Millis = 15 * MINUTE
/** A name is a glance; what is longer was no label. */
const NAME_LENGTH = 80

/** What has happened lately, for whoever takes over: in memory, bounded, and shared only when the user agrees. */
export interface Notes {
  note(observation: Observation): void
  noteSignal(signal: Signal): void
  noteHelp(at: Millis, title: string): void
  read(now: Millis): readonly Step[]
  /** Of this person nothing is left. */
  clear(): void
}

export function createNotes(): Notes {
  let steps: (Step & { readonly id?: string })[] = []

  function add(step: Step & { readonly id?: string }): void {
    const last = steps.at(-1)
    if (step.kind === 'act' && last?.kind === 'act' && last.what === step.what) {
      steps[steps.length - 1] = { ...last, how: String(Number(last.how ?? 1) + 1) }
      return
    }
    // An episode goes on: its line says how often by now, where it stood.
    const before = step.id === undefined ? undefined : steps.find(({ id }) => id === step.id)
    if (before) steps[steps.indexOf(before)] = { ...step, at: before.at }
    else steps.push(step)
    if (steps.length > NOTES_LENGTH) steps.shift()
  }

  return {
    note(observation) {
      const step = describeObservation(observation)
      if (step) add(step)
    },
    noteSignal({ id, at, type, target, form, count }) {
      const where = target?.name ?? form
      add({
        id,
        at,
        kind: 'signal',
        what: where === undefined ? type : `${type} ${where}`,
        how: String(count),
      })
    },
    noteHelp: (at, title) => add({ at, kind: 'help', what: shorten(title) }),
    read: (now) => steps.filter(({ at }) => now - at <= NOTES_REACH).map(({ id: _, ...step }) => step),
    clear() {
      steps = []
    },
  }
}

/** Only what an agent asks for: where, what was pressed, what failed. */
function describeObservation(observation: Observation): Step | undefined {
  const { at } = observation
  switch (observation.type) {
    case 'page':
      return { at, kind: 'page', what: shorten(observation.route ?? observation.path) }
    case 'act': {
      const { name, role, tag } = observation.target
      if (observation.judge === 'idle') return undefined
      return { at, kind: 'act', what: shorten(name ?? role ?? tag) }
    }
    case 'response': {
      const { outcome, key, status, judged } = observation
      if (!judged || (outcome !== 'failed' && outcome !== 'refused')) return undefined
      return {
        at,
        kind: 'request',
        what: shorten(key),
        how: status === undefined ? 'no connection' : String(status),
      }
    }
    case 'error':
      return { at, kind: 'error', what: shorten(observation.name), how: observation.fingerprint }
    default:
      return undefined
  }
}

function shorten(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name
}
