import type { Observation } from '../core/observation.ts'
import type { Recording, Unknown } from '../recording/recording.ts'
import { isFields, type Fields } from '../recording/rrwebEvent.ts'
import type { Compiled } from '../rules/compile.ts'

/** What rules ask about and this recording cannot tell: nobody looked for it that day. */
export function findUnknown(compiled: Compiled, recording: Recording, config: unknown): Unknown[] {
  const why = createUntold(compiled, recording, config)
  const byTopic = new Map<string, string[]>()
  for (const { id, when } of compiled.rules) {
    for (const topic of new Set(when.topics)) byTopic.set(topic, [...(byTopic.get(topic) ?? []), id])
  }
  const unknown = [...byTopic].flatMap(([topic, rules]) => {
    const said = why(topic)
    return said === undefined
      ? []
      : [{ what: `${nameTopic(topic)}, which ${list(rules)} about`, why: said, count: 1, rules }]
  })
  const shown = recording.log.filter((one) => one.type === 'help' && one.step === 'shown').length
  return shown === 0 ? unknown : [...unknown, { ...WITHOUT_HELP, count: shown }]
}

const WITHOUT_HELP = {
  what: 'what the user would have done without the help that was shown that day',
  why: 'Another config showed it; what came after it is in the recording.',
}

/** Says why a condition on a topic can be true in no moment of the recording; nothing where it can. */
export function createUntold(
  compiled: Compiled,
  recording: Recording,
  config: unknown,
): (topic: string) => string | undefined {
  const seen = readSeen(recording)
  const { events } = (config ?? {}) as { readonly events?: unknown }
  const declared = isFields(events) ? events : {}
  return (topic) => sayWhy(topic, compiled, declared, seen, recording)
}

interface Seen {
  /** The topics of the observations in the log. */
  readonly topics: ReadonlySet<string>
  /** Signals that were looked for; `undefined` where the log does not say. */
  readonly signals?: readonly string[]
  readonly remembers: boolean
}

function readSeen({ mode, log, state }: Recording): Seen {
  const start = log.find((one) => one.type === 'start')
  return {
    topics: new Set(log.flatMap(topicOf)),
    ...(start && { signals: start.signals }),
    remembers:
      (mode === 'exact' && state !== undefined) ||
      log.some((one) => one.type === 'memory' && one.scope === 'browser'),
  }
}

function topicOf(one: Observation): string[] {
  switch (one.type) {
    case 'element':
      return [`element ${one.selector}`]
    case 'handover':
      return [`handover ${one.to}`]
    case 'event':
      return [`event ${one.name}`]
    case 'user':
      return ['user']
    default:
      return []
  }
}

function sayWhy(
  topic: string,
  { events }: Compiled,
  declared: Fields,
  { topics, signals, remembers }: Seen,
  { mode, untold = [], onlySignals = false }: Recording,
): string | undefined {
  if (topics.has(topic)) return undefined
  const [kind, name = ''] = splitOnce(topic)
  switch (kind) {
    case 'element':
      return 'The config that ran did not ask for it, so nobody looked.'
    case 'handover':
      return 'The recording does not say who was there.'
    case 'user':
      return 'The recording does not say who the user is.'
    case 'memory':
      return remembers ? undefined : 'The recording does not say what happened in earlier visits.'
    case 'signal':
      if (untold.includes(name))
        return onlySignals ? 'It is never forwarded.' : 'It cannot be told from what rrweb records.'
      return (signals?.includes(name) ?? true) ? undefined : 'It was switched off that day.'
    case 'event':
      if (mode === 'exact')
        return Object.hasOwn(events.inPage, name)
          ? 'The config that ran did not declare it, so nobody looked.'
          : undefined
      return sayEvent(declared[name], !untold.includes('failed-request'), onlySignals)
    default:
      return undefined
  }
}

/** Why an event cannot be found in what another tool has recorded. */
function sayEvent(declared: unknown, hasRequests: boolean, onlySignals: boolean): string | undefined {
  const isOf = (kind: string) => isFields(declared) && Object.hasOwn(declared, kind)
  if (onlySignals)
    return isOf('page') ? undefined : 'Events are not forwarded, and pages only with what was found on them.'
  if (!declared) return 'Calls to track() are in no recording of another tool.'
  return isOf('request') && !hasRequests ? 'rrweb records no requests without a network plug-in.' : undefined
}

export function nameTopic(topic: string): string {
  const [kind, name = ''] = splitOnce(topic)
  if (kind === 'user') return 'the traits of the user'
  if (kind === 'memory') return 'what happened in earlier visits'
  return `${{ handover: 'who could take over' }[kind] ?? `the ${kind}`} "${name}"`
}

function splitOnce(topic: string): [kind: string, name?: string] {
  const space = topic.indexOf(' ')
  return space < 0 ? [topic] : [topic.slice(0, space), topic.slice(space + 1)]
}

function list(rules: readonly string[]): string {
  return `${rules.map((rule) => `"${rule}"`).join(', ')} ${rules.length === 1 ? 'asks' : 'ask'}`
}
