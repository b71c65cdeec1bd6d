/** What arrives from unstuck, as rows of the stream. */

export function describeObservation(observation) {
  const { type, at } = observation
  const [title, detail = '', tone] = (observations[type] ?? (() => [type]))(observation)
  return {
    at,
    kind: NOISE.has(type) ? 'noise' : type === 'page' ? 'page' : 'observation',
    title,
    detail,
    tone,
    data: observation,
  }
}

/** Many, and rarely what one looks for. */
const NOISE = new Set(['presence', 'reply', 'memory', 'help', 'end', 'visibility', 'call', 'user'])

/** @type {Record<string, (observation: any) => [title: string, detail?: string, tone?: string]>} */
const observations = {
  start: ({ mode, version }) => ['started', `unstuck ${version}, mode ${mode}`],
  page: ({ path, route, via }) => [path, [route, via].filter(Boolean).join(', ')],
  act: ({ kind, target, absorbed, judge, disabled }) => [
    `${kind === 'key' ? 'key on' : 'press'} ${nameTarget(target)}`,
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
  reply: ({ answer: { question, ...answer } }) => [`asked the page: ${question}?`, nameAnswer(answer)],
  help: ({ step, by }) => [`help ${step}`, by],
  memory: ({ scope }) => [`remembers ${scope === 'browser' ? 'over visits' : 'this visit'}`],
}

const JUDGED = { yes: '', idle: 'not a control', never: 'need not answer', unknown: 'cannot be judged' }

export function describeSignal(signal) {
  const { type, at, count, strength, target } = signal
  return {
    at,
    kind: 'signal',
    title: `${type} ×${count}`,
    detail: [target && `on ${nameTarget(target)}`, `strength ${strength.toFixed(2)}`]
      .filter(Boolean)
      .join(', '),
    data: signal,
  }
}

export function describeDecision(decision) {
  const { at, verdict, rule, reasons } = decision
  return {
    at,
    kind: 'decision',
    title: `${nameVerdict(verdict, reasons)}: ${rule}`,
    detail: inWords(reasons),
    data: decision,
  }
}

function nameVerdict(verdict, reasons) {
  return verdict === 'show' && reasons.includes('mode-watch')
    ? 'would be shown'
    : (VERDICTS[verdict] ?? verdict)
}

/** As people say it who are not engineers. */
const VERDICTS = { show: 'shown', hold: 'waiting', suppress: 'not shown', withhold: 'kept for comparison' }

export function describeHelp(happening) {
  const { at, intervention, step, by } = happening
  return { at, kind: 'help', title: `${intervention} ${step}`, detail: by ? `by ${by}` : '', data: happening }
}

export function describeProblem(problem) {
  const { code, message, pointer } = problem
  return {
    at: Date.now(),
    kind: 'problem',
    title: code,
    detail: withPointer(message, pointer),
    data: problem,
  }
}

/** The message names the place itself where it can. */
function withPointer(message, pointer) {
  return pointer && !message.includes(pointer) ? `${pointer}: ${message}` : message
}

const inWords = (reasons) => reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')

function nameTarget({ name, role, tag }) {
  return name ? `“${name}”` : `a ${role ?? tag}`
}

function nameAnswer({ good, granted, present, why, refused }) {
  const yes = good ?? granted ?? present
  return [yes ? 'yes' : 'no', why?.replaceAll('-', ' '), refused && 'refused'].filter(Boolean).join(', ')
}
