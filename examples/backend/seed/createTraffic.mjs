import { hashUser } from '../server/hashUser.mjs'
import { createRandom } from './createRandom.mjs'
import { playVisit } from './playVisit.mjs'
import { HOURS_TO_SOLVE, OTHER_TICKETS, PLACES, RELEASES, RULES, USERS, WEEKDAYS } from './story.mjs'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * Some weeks of a product's traffic as its pages would have forwarded it, and the tickets of its help desk: with weekends, office hours,
 * releases, users who come again, and chance. The same seed gives the same.
 *
 * @param {{ seed?: number, days?: number, until: number }} options `until` in epoch milliseconds
 */
export function createTraffic({ seed = 1, days = 35, until }) {
  const random = createRandom(seed)
  const begin = Math.floor(until / DAY) * DAY - (days - 1) * DAY
  const events = []
  const tickets = []
  const lastOffered = new Map()
  let visits = 0

  for (let day = 0; day < days; day++) {
    const midnight = begin + day * DAY
    const busy = WEEKDAYS[new Date(midnight).getUTCDay()]
    const moments = PLACES.flatMap((place) =>
      Array.from({ length: random.poisson(place.visits * busy) }, () => ({
        place,
        at: midnight + clock(random),
      })),
    ).sort((a, b) => a.at - b.at)
    for (const { place, at } of moments) {
      const { release } = RELEASES.findLast(({ from }) => at >= begin + from * days * DAY)
      if (at > until - HOUR || (place.only && !place.only.includes(release))) continue
      // Some come often, most seldom.
      const user = hashUser(`u_${Math.floor(USERS * random.next() ** 1.5)}`)
      const visit = playVisit(
        { name: `seed${seed}-${day}-${visits++}`, at, place, release, user, arm: armOf(user, place.rule) },
        lastOffered,
        random,
      )
      events.push(...visit.events)
      if (visit.asks) tickets.push(open(user, at + random.wait(90 * MINUTE), place.tag))
    }
    for (const { tag, aDay } of OTHER_TICKETS) {
      for (let left = random.poisson(aDay * busy); left > 0; left--)
        tickets.push(open(hashUser(`u_${random.whole(USERS)}`), midnight + clock(random), tag))
    }
  }

  function open(user, opened, tag) {
    const solved = opened + random.wait((HOURS_TO_SOLVE[tag] ?? 8) * HOUR)
    return { user, opened: new Date(opened), solved: solved < until ? new Date(solved) : undefined, tag }
  }

  return { events, tickets: tickets.filter(({ opened }) => opened.getTime() < until) }
}

/** The arm of a user stays the same for a rule. */
function armOf(user, rule) {
  const { holdout = 0 } = RULES[rule] ?? {}
  return Number.parseInt(hashUser(user, rule), 36) % 10_000 < holdout * 10_000 ? 'withhold' : 'show'
}

/** Office hours, most of them; two of a sum are near its middle more often. */
function clock(random) {
  return 6 * HOUR + (random.next() + random.next()) * 8 * HOUR
}
