import { hashText } from '../core/hash.ts'
import { own } from '../core/own.ts'
import type { Millis } from '../core/time.ts'
import type { Facts } from './facts.ts'

/** What this tab watches for: plain JSON. Of anything else nobody can tell that it did not happen. */
export interface Watching {
  /** The signals that are on, on this page; absent before the first page has told. */
  on?: readonly string[]
  /** Those of them that cannot be found now: what sees them is off, or at rest. */
  unseen?: readonly string[]
  /** Topics that the log of this session cannot tell of. */
  untold?: readonly string[]
  /** What the score is made of can be found. */
  score: boolean
  /** Short names of the events and outcomes that rules ask about; more than are kept are taken for new. */
  asked: readonly string[]
}

/** A config that asks about more is judged carefully when it comes within a visit. */
const ASKED_KEPT = 100
/** So many that are new are noted by name; where there are more, all are in doubt. */
const NAMED_AT_MOST = 20
/** So many doubts are kept by name, and so many letters of their names. */
const DOUBTS_KEPT = 40
const DOUBTED_NAMES = 1500
/** In the place of a topic: whatever is asked about. */
export const ANYTHING = '*'

export function initWatching(): Watching {
  return { score: true, asked: [] }
}

export function isWatched({ on, unseen, untold }: Watching, topic: string): boolean {
  if (untold?.includes(topic)) return false
  if (!on || !topic.startsWith('signal ')) return true
  const type = topic.slice('signal '.length)
  return on.includes(type) && !unseen?.includes(type)
}

/** Until when it may have come without anybody noticing; `Infinity` while nobody looks for it. */
export function unnoticedUntil({ forgotten, watching }: Facts, topic: string): Millis | undefined {
  if (!isWatched(watching, topic)) return Infinity
  const [known, all] = [own(forgotten, topic), own(forgotten, ANYTHING)]
  return known === undefined || all === undefined ? (known ?? all) : Math.max(known, all)
}

/** From now on these signals are on, and all of them but some can be found. */
export function watchSignals(
  facts: Facts,
  on: readonly string[],
  unseen: readonly string[],
  at: Millis,
): void {
  const { watching } = facts
  const topics = [...new Set([...(watching.on ?? []), ...on])].map((type) => `signal ${type}`)
  const before = topics.map((topic) => isWatched(watching, topic))
  const isFirst = !watching.on
  watching.on = on
  if (unseen.length > 0) watching.unseen = unseen
  else delete watching.unseen
  if (isFirst) return
  topics.forEach((topic, i) => {
    if (isWatched(watching, topic) !== before[i]) doubt(facts, topic, at)
  })
}

/** Another config is in force since then: of what the one before did not ask about, nobody knows what came until now. */
export function watchAsked(
  facts: Facts,
  topics: readonly string[],
  version: (topic: string) => string,
  since: Millis | undefined,
): void {
  const { watching } = facts
  const asked = topics.slice(0, ASKED_KEPT).map((topic) => hashText(`${topic} ${version(topic)}`))
  if (since !== undefined) {
    const fresh = topics.filter((_, i) => asked[i] === undefined || !watching.asked.includes(asked[i]))
    for (const topic of fresh.length > NAMED_AT_MOST ? [ANYTHING] : fresh) doubt(facts, topic, since)
  }
  watching.asked = asked
}

/** It had to be let go, or may have come unnoticed, until then. Of too many, whatever is asked about may have. */
export function forget({ forgotten }: Pick<Facts, 'forgotten'>, topic: string, at: Millis): void {
  forgotten[topic] = Math.max(own(forgotten, topic) ?? 0, at)
  const topics = Object.keys(forgotten).filter((one) => one !== ANYTHING)
  if (topics.length <= DOUBTS_KEPT && topics.join('').length <= DOUBTED_NAMES) return
  const first = topics.reduce((a, b) => (forgotten[b]! < forgotten[a]! ? b : a))
  const until = Math.max(own(forgotten, ANYTHING) ?? 0, forgotten[first]!)
  delete forgotten[first]
  forgotten[ANYTHING] = until
}

/** The same, of what is known over visits too. */
function doubt(facts: Facts, topic: string, at: Millis): void {
  forget(facts, topic, at)
  for (const [key, known] of Object.entries(facts.history.events)) {
    if (topic === ANYTHING || key === topic || key.startsWith(`${topic} `))
      known.unsure = Math.max(known.unsure ?? 0, at)
  }
}
