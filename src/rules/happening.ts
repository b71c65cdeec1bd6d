import { hashText } from '../core/hash.ts'
import { writeJson } from '../core/json.ts'
import type { Names } from './condition.ts'
import type { Counted } from './counting.ts'
import { readProperties, type Facts } from './facts.ts'
import { describeMiss, describeUnseen } from './nearMiss.ts'
import { compileMatch, type Match } from './operators.ts'
import { pointTo, type Report } from './problem.ts'
import { isObject, optional, readObject, readText, type JsonObject } from './read.ts'
import type { Verdict } from './verdict.ts'

/** An event or a signal that a condition asks about, and what it must be like. */
export interface Happening {
  /** `event order-placed`, `signal rage-click`. */
  readonly topic: string
  readonly name: string
  /** The topic, and what is asked of it. */
  readonly key: string
  readonly where?: Match | undefined
  /** Those of this visit, oldest first. */
  list(facts: Facts): (Counted & { readonly signal?: string })[]
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
  const propertiesOf = (facts: Facts): JsonObject | undefined => {
    if (kind === 'event') return facts.occurrences[topic]?.at(-1)?.props
    const last = facts.sightings.filter(({ type }) => type === name).at(-1)
    return last && readProperties(facts, last.signal)
  }
  return {
    topic,
    name,
    key: where ? `${topic} ${hashText(writeJson(object.where))}` : topic,
    where,
    list:
      kind === 'event'
        ? ({ occurrences }) =>
            (occurrences[topic] ?? []).map(({ at: time, props, lost }) => ({
              at: time,
              fits: !where || where(props, lost),
            }))
        : (facts) =>
            facts.sightings.flatMap(({ type, signal, at: time }) =>
              type === name ? [{ at: time, signal, fits: !where || matchSignal(where, facts, signal) }] : [],
            ),
    near(facts) {
      const asked = isObject(object.where) ? object.where : {}
      const seen = propertiesOf(facts)
      const near =
        (kind === 'event'
          ? describeUnseen('event', name, facts.seen.events)
          : typeof asked.form === 'string' && describeUnseen('form', asked.form, facts.seen.forms)) ||
        (seen && where && where(seen) !== true && `Of the latest, ${describeMiss(asked, seen)}`)
      return near ? { near } : {}
    },
  }
}

function matchSignal(where: Match, facts: Facts, signal: string): Verdict {
  const properties = readProperties(facts, signal)
  return properties && where(properties)
}
