import type { Decision, DecisionOutcome, DecisionReason } from '../core/decision.ts'
import type { Observation, ObservationBodies, ObservationType } from '../core/observation.ts'
import type { Signal, Target } from '../core/signal.ts'
import type { HandoverStep, InterventionStep } from '../forward/event.ts'
import { describeReason, OUTCOMES, STATES } from '../rules/words.ts'
import type { Problem } from '../surface.ts'
import type { Row, RowKind } from './inspectorState.ts'

/** What arrives, in the words of the stream. */
export type Told = Omit<Row, 'key' | 'times'>

export function describeObservation(observation: Observation): Told {
  const { type, at } = observation
  const [title, detail = '', tone] = wordsOf(observation)
  return { at, kind: kindOf(type), title, detail, tone, data: observation }
}

/** Many, and rarely what one looks for. */
const SMALL_PRINT: ReadonlySet<string> = new Set<ObservationType>([
  'presence',
  'reply',
  'memory',
  'help',
  'end',
  'visibility',
  'call',
  'user',
])

function kindOf(type: string): RowKind {
  return SMALL_PRINT.has(type) || !Object.hasOwn(WORDS, type) ? 'small print' : 'observation'
}

type Words = readonly [title: string, detail?: string | undefined, tone?: Row['tone']]

function wordsOf(observation: Observation): Words {
  const say = WORDS[observation.type] as ((body: Observation) => Words) | undefined
  return say?.(observation) ?? [observation.type]
}

const WORDS: { readonly [K in ObservationType]?: (body: ObservationBodies[K]) => Words } = {
  start: ({ mode, version }) => ['started', `unstuck ${version}, mode ${mode}`],
  page: ({ path, route, via }) => [path, [route, via].filter(Boolean).join(', ')],
  act: ({ kind, target, absorbed, judge, disabled }) => [
    `${KINDS[kind]} ${nameTarget(target)}`,
    absorbed ? 'absorbed' : disabled ? 'disabled' : JUDGED[judge],
  ],
  answer: ({ kind, failing }) => [
    `answered: ${kind}`,
    failing ? 'but it says no' : '',
    failing ? 'bad' : 'good',
  ],
  leaving: () => ['leaving the page'],
  request: ({ key }) => [key, 'asked'],
  response: ({ key, outcome, status }) => [
    key,
    [outcome, status].filter(Boolean).join(' '),
    outcome === 'ok' ? 'good' : 'bad',
  ],
  error: ({ name, source }) => [name, source, 'bad'],
  form: ({ form, step, target, by }) => [
    `form ${form}`,
    [step, target && `at ${nameTarget(target)}`, by && `by ${by}`].filter(Boolean).join(' '),
    step === 'refused' ? 'bad' : step === 'accepted' ? 'good' : undefined,
  ],
  presence: ({ by }) => ['present', by],
  visibility: ({ hidden }) => [hidden ? 'hidden' : 'visible'],
  stalled: ({ from, to }) => ['page froze', `${Math.round(to - from)} ms`, 'bad'],
  event: ({ name }) => [name, 'event'],
  reply: ({ answer: { question, ...answer } }) => [`asked the page: ${question}?`, JSON.stringify(answer)],
  help: ({ step, by }) => [`help ${step}`, by],
  memory: ({ scope }) => [`remembers ${scope === 'browser' ? 'over visits' : 'this visit'}`],
}

const KINDS: { readonly [kind: string]: string } = {
  key: 'key on',
  press: 'press',
  assistive: 'press',
  swipe: 'swipe on',
}

const JUDGED = { yes: '', idle: 'no control', never: 'need not answer', unknown: 'cannot be judged' }

export function describeSignal(signal: Signal): Told {
  const { type, at, count, strength, target } = signal
  const where = target ? `on ${nameTarget(target)}, ` : ''
  return {
    at,
    kind: 'signal',
    title: count > 1 ? `${type} ×${count}` : type,
    detail: `${where}strength ${strength.toFixed(2)}`,
    data: signal,
  }
}

export function describeDecision(decision: Decision): Told {
  const { at, verdict, rule, reasons } = decision
  const isRehearsed = verdict === 'show' && reasons.includes('mode-watch')
  const isSilent = verdict === 'show' && reasons.includes('silent')
  return {
    at,
    kind: 'decision',
    title: `${isSilent ? 'told to the team' : isRehearsed ? 'would be shown' : STATES[verdict]}: ${rule}`,
    detail: sayReasons(reasons),
    data: decision,
  }
}

export function describeHelp(step: InterventionStep): Told {
  return {
    at: step.at,
    kind: 'help',
    title: `${step.intervention} ${step.step}`,
    detail: step.by ? `by ${step.by}` : '',
    data: step,
  }
}

export function describeHandover({ at, to, ok, via, degraded, refused, ...step }: HandoverStep): Told {
  const lost = degraded.length > 0 ? [`without ${degraded.join(', ')}`] : []
  return {
    at,
    kind: 'help',
    title: ok ? `handed over to ${via ?? to}` : `nobody took over for ${to}`,
    detail: [...lost, ...refused].join(' · '),
    tone: ok ? 'good' : 'bad',
    data: { at, to, ok, via, degraded, refused, ...step },
  }
}

export function describeOutcome(outcome: DecisionOutcome): Told {
  const { at, rule, outcome: came } = outcome
  const tone = came === 'resolved' || came === 'dismissed-resolved' ? 'good' : 'bad'
  return {
    at,
    kind: 'outcome',
    title: rule,
    detail: OUTCOMES[came],
    tone,
    data: outcome,
  }
}

export function describeProblem(problem: Problem, at: number): Told {
  const { code, message, pointer } = problem
  // The message names the place itself where it can.
  const detail = pointer && !message.includes(pointer) ? `${pointer}: ${message}` : message
  return { at, kind: 'problem', title: code, detail, data: problem }
}

export function sayReasons(reasons: readonly DecisionReason[]): string {
  return reasons.map(describeReason).join(', ')
}

export function nameTarget({ name, role, tag }: Target): string {
  return name ? `“${name}”` : `a ${role ?? tag}`
}

/** 19:42:07.3 */
export function sayClock(at: number): string {
  const date = new Date(at)
  return `${date.toTimeString().slice(0, 8)}.${Math.floor(date.getMilliseconds() / 100)}`
}
