import { inOrder } from './inOrder.ts'
import { parseLines } from './parseLines.ts'
import { readText } from './readText.ts'
import { isFields, readEvent, type Fields, type RrwebEvent } from './rrwebEvent.ts'
import { unpackEvent, unpackString } from './unpackEvent.ts'

/** The events of one tab, in the order of their times. */
export interface Session {
  readonly name?: string
  readonly events: readonly RrwebEvent[]
  /** What stood among them and could not be read. */
  readonly broken: number
}

/** Under which the vendors keep lists of events, or what holds such lists. */
const HOLDERS = [
  'events',
  'event',
  'records',
  'snapshots',
  'sessions',
  'recordings',
  'results',
  'segments',
  'data',
  'recording',
  'replay',
  'session',
  'rrweb',
  'rrwebEvents',
  'rrweb_events',
  'props',
  'properties',
  '$snapshot_data',
  '$snapshot_items',
  'payload',
] as const
/** Of PostHog: lists by the window that they come from. */
const BY_WINDOW = ['snapshotsByWindowId', 'snapshot_data_by_window_id'] as const
const NAMES = ['$session_id', 'session_id', 'sessionId', 'sessionID', 'replay_id', 'replayId'] as const
const WINDOWS = ['$window_id', 'window_id', 'windowId'] as const
/** Wrappings are a few levels deep; what is deeper is something else. */
const DEEPEST = 12

/**
 * Finds rrweb events in whatever a tool has wrapped them: bare, in rrweb's player, PostHog's snapshots API, captures and
 * exports, Sentry's segments, objects with a list of events, rows of a table with an event each; several sessions as an array or
 * one a line.
 *
 * @throws {TypeError} when there are none.
 */
export function findSessions(source: unknown): Session[] {
  const bytes = source instanceof ArrayBuffer ? new Uint8Array(source) : source
  const text = bytes instanceof Uint8Array ? readText(bytes) : bytes
  const { values, isLines, broken } =
    typeof text === 'string' ? parseLines(text) : { values: [text], isLines: false, broken: 0 }
  const search = createSearch()
  for (const [index, value] of values.entries()) {
    search.walk(value, { key: isLines && holdsSession(value) ? `line ${index}` : '' }, 0)
  }
  const sessions = search.sessions(broken)
  if (sessions.length === 0) {
    throw new TypeError(
      'Failed to read a recording: it holds no rrweb events, which have a "type" and a "timestamp".',
    )
  }
  return sessions
}

/** Where in the source the events are: what tells one tab of one session from another. */
interface Place {
  /** Keeps apart what has no name. */
  readonly key: string
  readonly name?: string
  readonly window?: string
}

interface Found {
  readonly name: string | undefined
  readonly events: RrwebEvent[]
  broken: number
}

function createSearch() {
  const found = new Map<string, Found>()
  /** Most events of a list are found in the same place. */
  let last: { place: Place; found: Found } | undefined
  const seen = new WeakSet<object>()

  function walk(value: unknown, place: Place, depth: number): void {
    const plain = typeof value === 'string' && depth > 0 ? unpackString(value) : value
    if (depth > DEEPEST || typeof plain !== 'object' || plain === null) return
    if (Array.isArray(plain)) walkList(plain, place, depth)
    else if (isFields(plain)) walkFields(plain, place, depth)
  }

  function walkList(list: readonly unknown[], place: Place, depth: number): void {
    if (seen.has(list)) return
    seen.add(list)
    const [window, event] = list
    // PostHog's second format: a line is the window's id and an event.
    if (list.length === 2 && typeof window === 'string' && isFields(event)) {
      return walk(event, { ...place, window }, depth + 1)
    }
    const isManySessions = list.length > 1 && list.every((item) => isFields(item) && holdsSession(item))
    for (const [index, item] of list.entries()) {
      walk(item, isManySessions ? { ...place, key: `${place.key}/${index}` } : place, depth + 1)
    }
  }

  function walkFields(fields: Fields, place: Place, depth: number): void {
    const inside = readPlace(fields, place)
    if (isEventLike(fields)) {
      const event = unpackEvent(fields)
      const read = event && readEvent(event)
      if (read) open(inside).events.push(read)
      else open(inside).broken++
      return
    }
    if (seen.has(fields)) return
    seen.add(fields)
    for (const holder of HOLDERS) {
      if (Object.hasOwn(fields, holder)) walk(fields[holder], inside, depth + 1)
    }
    for (const holder of BY_WINDOW) {
      const windows = Object.hasOwn(fields, holder) ? fields[holder] : undefined
      if (!isFields(windows)) continue
      for (const [window, list] of Object.entries(windows)) walk(list, { ...inside, window }, depth + 1)
    }
  }

  function open(place: Place): Found {
    if (last?.place === place) return last.found
    // A name says more than a place: one session may be spread over many lines.
    const key = JSON.stringify([place.name ?? place.key, place.window ?? ''])
    let one = found.get(key)
    if (!one) found.set(key, (one = { name: place.name, events: [], broken: 0 }))
    last = { place, found: one }
    return one
  }

  return {
    walk,
    sessions: (broken: number): Session[] =>
      [...found.values()]
        .filter(({ events }) => events.length > 0)
        .map((one) => ({
          ...(one.name !== undefined && { name: one.name }),
          events: inOrder(one.events),
          broken: one.broken + broken,
        })),
  }
}

function isEventLike(fields: Fields): boolean {
  return Object.hasOwn(fields, 'timestamp') && typeof fields['type'] === 'number'
}

/** A whole session of its own, rather than an event or a piece that others go on with. */
function holdsSession(value: unknown): boolean {
  if (Array.isArray(value)) return !(value.length === 2 && typeof value[0] === 'string')
  if (!isFields(value) || isEventLike(value) || isRow(value)) return false
  return !WINDOWS.some((key) => Object.hasOwn(value, key))
}

/** Of a table with an event in each: a piece, even where nothing names its session. */
function isRow({ event }: Fields): boolean {
  return isFields(event) && isEventLike(event)
}

function readPlace(fields: Fields, place: Place): Place {
  const window = readId(fields, WINDOWS)
  // A plain id may be that of a row, so it counts only where nothing else names the session.
  const told = isEventLike(fields) ? undefined : readId(fields, NAMES)
  const name = told ?? place.name ?? (isEventLike(fields) ? undefined : readId(fields, ['id']))
  if (name === place.name && window === undefined) return place
  return { ...place, ...(name !== undefined && { name }), ...(window !== undefined && { window }) }
}

function readId(fields: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const id = Object.hasOwn(fields, key) ? fields[key] : undefined
    if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id).slice(0, 200)
  }
  return undefined
}
