import { hashText } from '../core/hash.ts'
import { writeJson } from '../core/json.ts'
import type { Observation, Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import { createGlob } from './glob.ts'
import { pointTo, type Report } from './problem.ts'
import { isObject, readObject, readText, readTexts, refuseOthers, type JsonObject } from './read.ts'

/** Events that the config declares, so that a team needs no code for them. */
export interface DeclaredEvents {
  /** Names of the events that an observation is. */
  match(observation: Observation): string[]
  /** Those that only the page can see: selectors, by name. */
  readonly inPage: { readonly [name: string]: { readonly click?: string; readonly element?: string } }
  /** Changes with what the config declares this topic to be. */
  version(topic: string): string
  /** Whether a request key is one that the config spells out. */
  isRequest(key: string): boolean
}

interface PureEvent {
  readonly name: string
  fits(observation: Observation): boolean
}

const KINDS = ['page', 'request', 'click', 'element'] as const

export function compileEvents(config: JsonObject, report: Report): DeclaredEvents {
  const pure: PureEvent[] = []
  const inPage: { [name: string]: { click?: string; element?: string } } = {}
  const requests: ((key: string) => boolean)[] = []
  for (const [name, value] of Object.entries(config)) {
    const pointer = pointTo('/events', name)
    const event = readObject(value, pointer, report)
    if (!event) continue
    const kind = KINDS.find((key) => Object.hasOwn(event, key))
    if (!kind) {
      report('unknown-event', pointer, Object.keys(event)[0] ?? '{}', KINDS.join(', '))
      continue
    }
    refuseOthers(event, kind === 'request' ? ['request', 'status'] : [kind], pointer, report)
    const at = pointTo(pointer, kind)
    if (kind === 'page') {
      const globs = readTexts(event.page, at, report)?.map(createGlob)
      if (globs)
        pure.push({ name, fits: (seen) => seen.type === 'page' && globs.some((glob) => glob(seen.path)) })
    } else if (kind === 'request') {
      const request = compileRequest(event, pointer, report)
      if (!request) continue
      requests.push(request.fitsKey)
      pure.push({ name, fits: (seen) => seen.type === 'response' && request.fits(seen) })
    } else {
      const selector = readText(event[kind], at, report)
      if (selector !== undefined) inPage[name] = { [kind]: selector }
    }
  }
  return {
    match: (seen) => pure.filter(({ fits }) => fits(seen)).map(({ name }) => name),
    inPage,
    version: (topic) => hashText(writeJson(own(config, topic.replace('event ', '')) ?? '')),
    isRequest: (key) => requests.some((fits) => fits(key)),
  }
}

/** `POST /api/contacts` (the path may be a glob) with a status `201`, `2xx` (usual for events), `any`, or `failed`: 5xx, or no answer. */
export function compileRequest(
  event: JsonObject,
  pointer: string,
  report: Report,
  usual: '2xx' | 'failed' = '2xx',
): { fitsKey(key: string): boolean; fits(response: Observed<'response'>): boolean } | undefined {
  const request = readText(event.request, pointTo(pointer, 'request'), report)
  const { status = usual } = event
  const isStatus = !isObject(status) && /^([1-5]\d\d|[1-5]xx|any|failed)$/.test(String(status))
  if (!isStatus) report('wrong-type', pointTo(pointer, 'status'), status, '200, "2xx", "failed" or "any"')
  if (request === undefined || !isStatus) return undefined
  const { method, place } = splitKey(request)
  const fits = createGlob(place)
  const fitsKey = (key: string) => {
    const asked = splitKey(key)
    if (method !== undefined && method !== asked.method) return false
    // Whoever names no operation means all of an endpoint.
    return fits(asked.place) || fits(asked.place.replace(/ .*/, ''))
  }
  return {
    fitsKey,
    fits(response) {
      const code = String(response.status ?? 0)
      const statusFits =
        status === 'any' ||
        (status === 'failed' && response.outcome === 'failed') ||
        code === String(status) ||
        `${code[0]}xx` === status
      return statusFits && fitsKey(response.key)
    },
  }
}

/** `POST /graphql CreateExport` is a method, and what is asked for; a host may call a request anything, `CreateExport`. */
function splitKey(key: string): { readonly method?: string; readonly place: string } {
  const [, method, place] = /^([A-Z]+) (.+)$/.exec(key) ?? []
  return method !== undefined && place !== undefined ? { method, place } : { place: key }
}
