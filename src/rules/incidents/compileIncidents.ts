import type { BannerConfig, Text } from '../../core/intervention.ts'
import type { Observed } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { readInstant } from '../date.ts'
import { compileRequest } from '../events.ts'
import { createGlob } from '../glob.ts'
import { pointTo, type Report } from '../problem.ts'
import {
  optional,
  readList,
  readObject,
  readOneOf,
  readText,
  readTexts,
  readTime,
  readWords,
} from '../read.ts'

/** A known incident, or announced maintenance, ready to be told to those whom it concerns. */
export interface Incident {
  readonly id: string
  readonly kind: 'incident' | 'maintenance'
  /** What hits it; each where it is asked for. */
  readonly request?: { fitsKey(key: string): boolean; fits(response: Observed<'response'>): boolean }
  readonly event?: string
  readonly pages?: (page: {
    readonly path: string
    readonly key: string
    readonly names: readonly string[]
  }) => boolean
  /** From then on it is told of: maintenance is announced before it begins. */
  readonly announced: Millis
  readonly since: Millis
  readonly until: Millis
  readonly endsWhenServed: boolean
  readonly content: BannerConfig
  /** What those who saw it are told when it is over. */
  readonly resolved?: Text
  mutes(rule: string): boolean
}

/** A status page with more than ten open incidents is no help to anybody. */
const INCIDENTS_AT_MOST = 10

const KEYS = [
  'id',
  'kind',
  'match',
  'announce',
  'since',
  'until',
  'endsWhen',
  'title',
  'body',
  'resolved',
  'mutes',
]

export function compileIncidents(config: unknown, pointer: string, report: Report): readonly Incident[] {
  const list = readList(config, pointer, report) ?? []
  if (list.length > INCIDENTS_AT_MOST)
    report('out-of-range', pointer, list.length, `0 to ${INCIDENTS_AT_MOST} incidents`)
  const ids = new Set<string>()
  return list.slice(0, INCIDENTS_AT_MOST).flatMap((one, i) => {
    const at = pointTo(pointer, i)
    const incident = compileIncident(one, at, report)
    if (!incident) return []
    if (ids.has(incident.id))
      return report('duplicate-id', pointTo(at, 'id'), incident.id, 'an incident') ?? []
    ids.add(incident.id)
    return [incident]
  })
}

/** Undefined when it cannot be trusted to mean what was meant; an incident is refused whole. */
function compileIncident(config: unknown, pointer: string, report: Report): Incident | undefined {
  let isSound = true
  const strict: Report = (...problem) => {
    isSound = false
    return report(...problem)
  }
  const object = readObject(config, pointer, strict, KEYS)
  if (!object) return undefined
  const at = (key: string) => pointTo(pointer, key)
  const id = readText(object.id, at('id'), strict)
  // What is known of an incident is kept by its id, and these every object has.
  if (id !== undefined && id in Object.prototype) strict('wrong-type', at('id'), id, 'another name')
  const kind = readOneOf(object.kind ?? 'incident', ['incident', 'maintenance'], at('kind'), strict)
  const match = readMatch(object.match, at('match'), strict)
  const until = readInstant(object.until, at('until'), strict)
  const since = optional(object.since, (one) => readInstant(one, at('since'), strict)) ?? 0
  const announce = optional(object.announce, (one) => readTime(one, at('announce'), strict)) ?? 0
  const endsWhen = optional(object.endsWhen, (one) => readOneOf(one, ['served'], at('endsWhen'), strict))
  const title = readWords(object.title, at('title'), strict)
  const body = readWords(object.body, at('body'), strict)
  const resolved = optional(object.resolved, (one) => readWords(one, at('resolved'), strict))
  const mutes = (optional(object.mutes, (one) => readTexts(one, at('mutes'), strict)) ?? []).map(createGlob)
  if (until !== undefined && until <= since)
    strict('out-of-range', at('until'), object.until, 'later than "since"')
  if (!isSound || id === undefined || !kind || !match || until === undefined || !title || !body)
    return undefined
  return {
    id,
    kind,
    ...match,
    announced: since - announce,
    since,
    until,
    endsWhenServed: endsWhen === 'served',
    content: { kind: 'banner', tone: kind === 'incident' ? 'trouble' : kind, title, body },
    ...(resolved !== undefined && { resolved }),
    mutes: (rule) => mutes.some((fits) => fits(rule)),
  }
}

function readMatch(
  config: unknown,
  pointer: string,
  report: Report,
): Pick<Incident, 'request' | 'event' | 'pages'> | undefined {
  const match = readObject(config, pointer, report, ['request', 'status', 'event', 'page'])
  if (!match) return undefined
  if (match.request === undefined && match.event === undefined && match.page === undefined)
    return report('empty', pointer)
  const request = match.request === undefined ? undefined : compileRequest(match, pointer, report, 'failed')
  const event = optional(match.event, (one) => readText(one, pointTo(pointer, 'event'), report))
  const names = optional(match.page, (one) => readTexts(one, pointTo(pointer, 'page'), report))
  const globs = names?.map(createGlob)
  return {
    ...(request && { request }),
    ...(event !== undefined && { event }),
    ...(names && {
      pages: (page) =>
        names.some((name, i) => page.key === name || page.names.includes(name) || globs![i]!(page.path)),
    }),
  }
}
