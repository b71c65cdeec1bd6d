import { hashText } from '../../core/hash.ts'
import { writeJson } from '../../core/json.ts'
import type { Outcome } from '../../core/observations/deciding.ts'
import type { Lost } from '../../core/props.ts'
import type { Millis } from '../../core/time.ts'
import type { Names } from './condition.ts'
import type { Facts } from '../facts.ts'
import { readProperties } from '../sightings.ts'
import { describeMiss, describeUnseen } from './nearMiss.ts'
import { compileMatch, type Match } from '../operators.ts'
import { pointTo, type Report } from '../problem.ts'
import { isObject, optional, readObject, readText, type JsonObject } from '../read.ts'
import { sayTimes } from '../sayTimes.ts'
import type { Verdict } from './verdict.ts'
import { OUTCOMES } from '../words.ts'

/** When something came: of two in the same millisecond, the one that was taken down first came first. */
export interface Moment {
  readonly at: Millis
  readonly nth?: number
  readonly signal?: string
}

/** An event, a signal or an outcome that a condition asks about, and what it must be like. */
export interface Happening {
  /** `event order-placed`, `signal rage-click`. */
  readonly topic: string
  readonly name: string
  /** The topic, and what is asked of it. */
  readonly key: string
  readonly where?: Match | undefined
  /** Those of this visit, oldest first, and whether they are like that. */
  list(facts: Facts): readonly (Moment & { readonly fits: Verdict })[]
  /** That it came so often at that time, in words. */
  says(times: number, when: string): string
  /** What came near to it, in words: for a trace of what has not come. */
  near(facts: Facts): { readonly near?: string }
}

/** The name of an event; or `{ event, where }`, and `{ signal, where }` where signals are allowed. */
export function compileHappening(
  config: unknown,
  pointer: string,
  report: Report,
  { signals }: Partial<Names>,
): Happening | undefined {
  if (!isObject(config)) return readHappening({ event: config }, 'event', '', pointer, report)
  const kind = signals && Object.hasOwn(config, 'signal') ? 'signal' : 'event'
  const object = readObject(config, pointer, report, [kind, 'where'])
  if (kind === 'signal' && !isKnownSignal(config.signal, pointTo(pointer, kind), report, signals!))
    return undefined
  return object && readHappening(object, kind, `/${kind}`, pointer, report)
}

function isKnownSignal(type: unknown, pointer: string, report: Report, signals: readonly string[]): boolean {
  const text = readText(type, pointer, report)
  if (text !== undefined && !signals.includes(text))
    report('unknown-signal', pointer, text, signals.join(', '))
  return text !== undefined && signals.includes(text)
}

function readHappening(
  object: JsonObject,
  kind: 'event' | 'signal',
  at: string,
  pointer: string,
  report: Report,
): Happening | undefined {
  const name = readText(object[kind], pointer + at, report)
  const where = optional(object.where, (one) => compileMatch(one, pointTo(pointer, 'where'), report))
  if (name === undefined || (object.where !== undefined && !where)) return undefined
  const topic = `${kind} ${name}`
  const latest = (facts: Facts): { readonly props: JsonObject; readonly lost?: Lost } | undefined => {
    if (kind === 'event') return facts.occurrences[topic]?.at(-1)
    const last = facts.sightings.filter(([type]) => type === name).at(-1)
    const props = last && readProperties(facts, last[1])
    return props && { props }
  }
  const said = `${kind === 'signal' ? 'friction ' : ''}"${name}"${where ? ' as it is asked for' : ''}`
  return {
    topic,
    name,
    key: where ? `${topic} ${hashText(writeJson(object.where))}` : topic,
    where,
    list:
      kind === 'event'
        ? (facts) => listOccurrences(facts, topic, where)
        : (facts) => listSightings(facts, name, where),
    says(times, when) {
      const verb = kind === 'signal' ? ['was', 'found'] : ['has', 'happened']
      return `${said} ${times > 0 ? `${verb.join(' ')} ${sayTimes(times)}` : verb.join(' not ')}${when}`
    },
    near(facts) {
      const asked = isObject(object.where) ? object.where : {}
      const seen = latest(facts)
      const near =
        (kind === 'event'
          ? describeUnseen('event', name, facts.seen.events)
          : typeof asked.form === 'string' && describeUnseen('form', asked.form, facts.seen.forms)) ||
        (seen &&
          where &&
          where(seen.props, seen.lost) !== true &&
          `Of the latest, ${describeMiss(asked, seen.props, seen.lost, kind === 'signal')}`)
      return near ? { near } : {}
    },
  }
}

/** What became of the help of a rule. */
export function outcomeOf(rule: string, outcome: Outcome): Happening {
  const topic = `outcome ${rule}`
  const where: Match = (props) => props.outcome === outcome
  return {
    topic,
    name: rule,
    key: `${topic} ${outcome}`,
    where,
    list: (facts) => listOccurrences(facts, topic, where),
    says: (times, when) =>
      `after the help of "${rule}" it has ${times > 0 ? '' : 'not '}come${when} to this: ${OUTCOMES[outcome]}`,
    near: () => ({}),
  }
}

function listOccurrences({ occurrences }: Facts, topic: string, where: Match | undefined) {
  return (occurrences[topic] ?? []).map(({ at, nth, props, lost }) => ({
    at,
    nth,
    fits: !where || where(props, lost),
  }))
}

/** A signal tells of what was a moment ago, when something else may have come meanwhile. */
function listSightings(facts: Facts, type: string, where: Match | undefined) {
  return facts.sightings
    .filter(([other]) => other === type)
    .map(([, signal, at, nth]) => ({ at, nth, signal, fits: !where || matchSignal(where, facts, signal) }))
    .sort(inOrder)
}

export function inOrder(a: Moment, b: Moment): number {
  return a.at - b.at || (a.nth ?? 0) - (b.nth ?? 0)
}

function matchSignal(where: Match, facts: Facts, signal: string): Verdict {
  const properties = readProperties(facts, signal)
  return properties && where(properties)
}
