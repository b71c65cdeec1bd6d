import { FRAME_EVERY, PRESENCE_EVERY, SCROLLING, TYPING } from '../core/hands.ts'
import type { Observation } from '../core/observation.ts'
import type { Answer, MomentReason } from '../core/observations/deciding.ts'
import type { Millis } from '../core/time.ts'
import type { Recording, Unknown } from '../recording/recording.ts'

/** What the page itself said of a moment holds for as long before and after: it was asked four times a second. */
export const SAID_HOLDS: Millis = 250

export interface MomentJudge {
  /** Whether help might have appeared then. */
  answer(now: Millis, isRequesting: boolean): Answer
  /** What was taken for granted where the log says nothing. */
  unknown(): Unknown[]
}

/**
 * Says of any moment of a recorded session what the user's hands were at: the hindrances that a page would name, as far as
 * observations tell of them. Where the page itself was asked that day, for whatever help, its word counts.
 *
 * Looks ahead, which no page can: a press is logged with its click, so the pointer was down before.
 */
export function createMomentJudge({ log, from, to }: Recording): MomentJudge {
  const loads = splitByLoad(log, to)
  const hindrances = HINDRANCES.map(({ why, spans }) => ({
    why,
    isIn: readAlong(loads.flatMap(({ part, until }) => spans(part, until).map((span) => clip(span, until)))),
  }))
  const saidWhyNot = readAlong(listWhyNots(log))
  const wasAsked = readAlong(log.flatMap((one) => (isMoment(one) ? [around(one.at)] : [])))
  let guessed = 0

  return {
    answer(now, isRequesting) {
      const seen = hindrances.find(({ isIn }) => isIn(now))?.why
      const why = seen ?? saidWhyNot(now)?.why ?? (isRequesting ? 'requesting' : undefined)
      if (why === undefined && !wasAsked(now)) guessed++
      return { question: 'moment', good: why === undefined, ...(why && { why }) }
    },
    unknown: () => (guessed > 0 ? [{ ...UNSEEN, count: guessed }] : []),
  }

  function around(at: Millis): Span {
    return { from: Math.max(from, at - SAID_HOLDS), to: at + SAID_HOLDS }
  }

  function listWhyNots(all: readonly Observation[]): (Span & { readonly why: MomentReason })[] {
    return all.flatMap((one) => {
      const why = isMoment(one) ? one.answer.why : undefined
      return why === undefined || !ONLY_THE_PAGE_KNOWS.has(why) ? [] : [{ ...around(one.at), why }]
    })
  }
}

/** Who types as one page goes does not type in the next. */
function splitByLoad(
  log: readonly Observation[],
  to: Millis,
): { readonly part: readonly Observation[]; readonly until: Millis }[] {
  const begins = log.flatMap((one, nth) => (nth === 0 || isArrival(one) ? [nth] : []))
  return begins.map((begin, nth) => ({
    part: log.slice(begin, begins[nth + 1]),
    until: log[begins[nth + 1] ?? -1]?.at ?? to + 1,
  }))
}

function isArrival(one: Observation): boolean {
  return one.type === 'start' || (one.type === 'page' && /^(load|reload|restore)$/.test(one.via))
}

function clip(span: Span, until: Millis): Span {
  return span.to <= until ? span : { ...span, to: Math.max(span.from, until) }
}

const UNSEEN: Omit<Unknown, 'count'> = {
  what: 'whether a dialog was open, text was selected or composed, the page was printed or something filled the screen',
  why: 'No observation tells; such a moment is taken for a good one.',
}

/** Hindrances of which observations say nothing. */
const ONLY_THE_PAGE_KNOWS: ReadonlySet<MomentReason> = new Set([
  'dialog',
  'selecting',
  'composing',
  'printing',
  'fullscreen',
  'other-help',
])

/** From one time to another, the latter not included. */
interface Span {
  readonly from: Millis
  readonly to: Millis
}

/** Each spoken of as the page would, the first that fits; ordered by when they began. */
const HINDRANCES: readonly {
  readonly why: MomentReason
  spans(log: readonly Observation[], until: Millis): readonly Span[]
}[] = [
  { why: 'hidden', spans: listHidden },
  { why: 'pointer-down', spans: listPresses },
  { why: 'typing', spans: (log) => join(log.flatMap(seeTyping), PRESENCE_EVERY) },
  { why: 'scrolling', spans: (log) => join(log.flatMap(seeScrolling), PRESENCE_EVERY) },
]

function listHidden(log: readonly Observation[], until: Millis): Span[] {
  const spans: Span[] = []
  let since: Millis | undefined
  for (const one of log) {
    if (one.type !== 'visibility' && one.type !== 'start') continue
    if (since !== undefined) spans.push({ from: since, to: one.at })
    since = one.type === 'visibility' && one.hidden ? one.at : undefined
  }
  if (since !== undefined) spans.push({ from: since, to: until })
  return spans
}

/** An act is told of when it is done, and says when it began. */
function listPresses(log: readonly Observation[]): Span[] {
  return log.flatMap((one) =>
    one.type === 'act' && one.kind !== 'key' && one.began < one.at ? [{ from: one.began, to: one.at }] : [],
  )
}

function seeTyping(one: Observation): Span[] {
  const isKey =
    (one.type === 'presence' && one.by === 'key') ||
    (one.type === 'act' && one.kind === 'key') ||
    (one.type === 'form' && one.step === 'progress') ||
    (one.type === 'field' && (one.step === 'began' || one.step === 'emptied')) ||
    one.type === 'undo'
  if (isKey) return [{ from: one.at, to: one.at + TYPING }]
  // Nobody sees the keys in a frame of another site; its focus is told of now and then.
  return one.type === 'presence' && one.by === 'frame' ? [{ from: one.at, to: one.at + FRAME_EVERY }] : []
}

function seeScrolling(one: Observation): Span[] {
  const isScroll =
    one.type === 'scroll' || (one.type === 'presence' && (one.by === 'scroll' || one.by === 'reading'))
  return isScroll ? [{ from: one.at, to: one.at + SCROLLING }] : []
}

/** What goes on is told of once a second: two that are no further apart are one. */
function join(spans: readonly Span[], gap: Millis): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from <= last.to + gap) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else {
      joined.push(span)
    }
  }
  return joined
}

/** Finds the span that a time is in; the times only go forward. */
function readAlong<T extends Span>(spans: readonly T[]): (now: Millis) => T | undefined {
  let next = 0
  return (now) => {
    while (next < spans.length && spans[next]!.to <= now) next++
    const span = spans[next]
    return span && span.from <= now ? span : undefined
  }
}

function isMoment(one: Observation): one is Extract<Observation, { type: 'reply' }> & {
  readonly answer: Extract<Answer, { question: 'moment' }>
} {
  return one.type === 'reply' && one.answer.question === 'moment'
}
