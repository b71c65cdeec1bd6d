import { PENDING_AT_MOST } from '../core/acts/waits.ts'
import type { ActBook } from '../core/acts/readActs.ts'
import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Finding, Over, Target } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** A second try in other words is how people search; who needs a third has no words for it, or it is not there. */
export const QUERIES = 3
/** Tries of one attempt: a query takes about ten seconds to type and as long to look at what it brought. */
export const QUERIES_WITHIN: Millis = 90 * SECOND
/** What the last query has brought is seen and chosen by then, if it is what was looked for. */
export const CHOSEN_WITHIN: Millis = 3 * SECOND

const SEARCHES_KEPT = 4
const QUERIES_KEPT = 12

interface State {
  episodes: number
  searches: { [key: string]: Search }
  /** The latest act that may have chosen a result. */
  act?: { id: string; at: Millis }
}

interface Search {
  target: Target
  /** Queries, and when they were made; those of earlier page loads are {@link EARLIER}. */
  made: [nth: number, at: Millis][]
  /** Since no result of the latest was chosen: when that is said. */
  due?: Millis
  /** The episode that was told of. */
  episode?: string
}

/** A page load does not know what an earlier one has asked for. */
const EARLIER = -1

/**
 * Looked for again and again, and nothing chosen. Chosen is what leads somewhere, or is answered, and does not belong
 * to the search: a result, a button in one, and anything else that the user went on with.
 */
export const searchStruggle = defineDetector<State, { queries: number; within: Millis; chosen: Millis }>({
  type: 'search-struggle',
  layer: 'behaviour',
  weight: 0.25,
  options: { queries: QUERIES, within: QUERIES_WITHIN, chosen: CHOSEN_WITHIN },
  counts: { queries: QUERIES_KEPT },
  on: ['query', 'act', 'answer', 'leaving', 'page'],
  init: () => ({ episodes: 0, searches: {} }),

  observe(state, observation, { acts, now, options, wait }) {
    switch (observation.type) {
      case 'query': {
        // The press before it has sent it.
        delete state.act
        if (observation.step === 'chosen') return choose(state)
        const search = searchOf(state, observation.search)
        const { nth } = observation
        search.made = search.made.filter(([, at]) => now - at <= wait(options.within))
        if (search.made.some(([made]) => made === nth)) return undefined
        search.made = [...search.made, [nth, now] as [number, Millis]].slice(-QUERIES_KEPT)
        if (search.made.length < options.queries) {
          delete search.episode
          return undefined
        }
        if (search.episode === undefined && search.due === undefined) {
          search.due = now + wait(options.chosen)
          return undefined
        }
        return [tell(state, search)]
      }
      case 'act':
        delete state.act
        if (!mayChoose(observation)) return undefined
        state.act = { id: observation.id, at: now }
        return isTaken(observation, acts) ? choose(state) : undefined
      case 'answer':
        return isServed(acts, state.act?.id) ? choose(state) : undefined
      case 'leaving':
        return state.act ? choose(state) : undefined
      case 'page':
        return turnPage(state, observation)
    }
    return undefined
  },

  dueAt: ({ searches }) => {
    const dues = Object.values(searches).flatMap(({ due }) => due ?? [])
    return dues.length > 0 ? Math.min(...dues) : undefined
  },

  expire: (state, at) =>
    Object.values(state.searches)
      .filter(({ due }) => due !== undefined && due <= at)
      .map((search) => tell(state, search)),
})

function searchOf({ searches }: State, target: Target): Search {
  const known = own(searches, target.key)
  if (known) return known
  const keys = Object.keys(searches)
  if (keys.length >= SEARCHES_KEPT) delete searches[keys[0]!]
  return (searches[target.key] = { target, made: [] })
}

function tell(state: State, search: Search): Finding {
  const { target, made, episode } = search
  const times = made.map(([, at]) => at)
  // Those that came while it was waited for are told together.
  const counted = episode === undefined ? times : times.slice(-1)
  delete search.due
  search.episode ??= String(++state.episodes)
  return {
    episode: search.episode,
    strength: 0.4 + 0.1 * made.length,
    counted,
    target,
    evidence: { queries: made.length },
  }
}

/** It begins anew, and what was told of is over. */
function choose(state: State): Over[] {
  const told = Object.values(state.searches).flatMap(({ episode }) => episode ?? [])
  state.searches = {}
  delete state.act
  return told.map((episode) => ({ episode, over: true }))
}

function mayChoose({ kind, search, target }: Observed<'act'>): boolean {
  return kind !== 'swipe' && !search && !/^(input|select|textarea)$/.test(target.tag)
}

/** It opens elsewhere, where nobody sees an answer; or was answered as soon as it was pressed. */
function isTaken({ id, judge, target }: Observed<'act'>, acts: ActBook): boolean {
  const isLink = target.role === 'link' || target.tag === 'a'
  return (isLink && judge === 'never') || isServed(acts, id)
}

/** A press beside everything closes what is open, and is answered by that. */
function isServed(acts: ActBook, id: string | undefined): boolean {
  const act = id === undefined ? undefined : acts.find(id)
  return act?.state === 'served' && act.judge !== 'idle'
}

function turnPage(state: State, { via, at }: Observed<'page'>): Over[] | undefined {
  const { act, searches } = state
  const isForward = via === 'push' || via === 'load'
  if (via === 'replace' || via === 'route') return undefined
  delete state.act
  if (isForward && act && at - act.at <= PENDING_AT_MOST) return choose(state)
  if (via !== 'push' && via !== 'traverse')
    for (const search of Object.values(searches)) search.made = search.made.map(([, time]) => [EARLIER, time])
  return undefined
}
