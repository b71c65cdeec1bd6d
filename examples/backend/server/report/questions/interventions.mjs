import { computeUplift } from 'unstuck/replay'
import { ASKS, FIRSTS } from '../parts.mjs'

/**
 * Which help helped? For each rule, users who were shown it against those from whom it was withheld: resolved, came again, asked
 * a person within a week. An offer of which nothing was told was abandoned.
 */
export const interventions = {
  name: 'interventions',
  sql: `WITH ${FIRSTS}, ${ASKS},
ended AS (
  SELECT visit, offer, argMax(outcome, time) AS became, argMax(took, time) AS needed
  FROM events WHERE type = 'outcome' GROUP BY visit, offer
),
asking AS (
  SELECT DISTINCT firsts.rule AS rule, firsts.who AS who
  FROM firsts JOIN asks ON asks.who = firsts.who
  WHERE asks.opened >= firsts.decided AND asks.opened < firsts.decided + INTERVAL 7 DAY
),
arms AS (
  SELECT firsts.rule AS rule, arm, max(help) AS intervention, CAST(count(*) AS DOUBLE) AS users,
    CAST(sum(CASE WHEN became IN ('resolved', 'dismissed-resolved') THEN 1 ELSE 0 END) AS DOUBLE) AS resolved,
    CAST(sum(CASE WHEN became = 'recurred' THEN 1 ELSE 0 END) AS DOUBLE) AS recurred,
    CAST(sum(CASE WHEN became IN ('dismissed-resolved', 'dismissed-left') THEN 1 ELSE 0 END) AS DOUBLE) AS dismissed,
    CAST(sum(CASE WHEN asking.who IS NULL THEN 0 ELSE 1 END) AS DOUBLE) AS asked,
    round(median(CASE WHEN became IN ('resolved', 'dismissed-resolved') THEN needed END) / 1000, 1) AS seconds
  FROM firsts
    LEFT JOIN ended ON ended.visit = firsts.inVisit AND ended.offer = firsts.offered
    LEFT JOIN asking ON asking.rule = firsts.rule AND asking.who = firsts.who
  GROUP BY firsts.rule, arm
)
SELECT arms.*, sum(users) OVER (PARTITION BY rule) AS ofBoth FROM arms ORDER BY ofBoth DESC, rule, arm LIMIT 200`,

  /** A row a rule, with both arms and what the help changes. */
  read(rows) {
    const rules = new Map()
    for (const { rule, arm, intervention, ofBoth: _, ...sums } of rows) {
      const known = rules.get(rule) ?? { rule, intervention, show: NOBODY, withhold: NOBODY }
      rules.set(rule, { ...known, intervention: known.intervention ?? intervention, [arm]: sums })
    }
    return [...rules.values()].map(compare).sort((a, b) => b.shown.users - a.shown.users)
  },
}

const NOBODY = { users: 0, resolved: 0, recurred: 0, dismissed: 0, asked: 0, seconds: null }

function compare({ rule, intervention, show, withhold }) {
  const arm = ({ users }, reached) => ({ users, reached })
  const isCompared = withhold.users > 0
  return {
    rule,
    intervention,
    shown: show,
    withheld: withhold,
    ...(isCompared && {
      uplift: roundUplift(computeUplift(arm(show, show.resolved), arm(withhold, withhold.resolved))),
      tickets: roundUplift(computeUplift(arm(show, show.asked), arm(withhold, withhold.asked))),
    }),
  }
}

/** To a hundredth of a point: what comes after it is noise, and of binary fractions. */
function roundUplift({ difference, interval, ...rest }) {
  return { ...rest, difference: round(difference), interval: interval.map(round) }
}

function round(share) {
  return Math.round(share * 10_000) / 10_000
}
