import { ASKED_AFTER, ASKS, COVERED, episodesSince } from '../parts.mjs'

/** With fewer users stuck it is no place for a rule yet. */
export const GAP_USERS = 5
/** Where rules decide in at least one visit of ten, there is help, and what it misses is a matter of its conditions. */
export const GAP_COVER = 0.1

/** Where is much friction, and no rule that knows of it? */
export const helpGaps = {
  name: 'help-gaps',
  sql: `WITH ${episodesSince('{from}')}, ${ASKS}, ${ASKED_AFTER}, ${COVERED},
stuck AS (
  SELECT page, place, signal, who, max(stands) AS stood, max(worst) AS strongest, max(inForm) AS form, max(named) AS label,
    max(what) AS kind
  FROM episodes GROUP BY page, place, signal, who
),
cover AS (
  SELECT episodes.page AS page, count(DISTINCT episodes.visit) AS visits, count(DISTINCT covered.visit) AS decidedOn
  FROM episodes LEFT JOIN covered ON covered.visit = episodes.visit AND covered.page = episodes.page GROUP BY episodes.page
)
SELECT stuck.page AS page, stuck.place AS place, stuck.signal AS signal, max(form) AS form, max(label) AS label,
  max(kind) AS kind, sum(stood) AS users, round(sum(stood * strongest), 1) AS friction,
  sum(CASE WHEN askedAfter.who IS NULL THEN 0 ELSE stood END) AS asked
FROM stuck
  JOIN cover ON cover.page = stuck.page
  LEFT JOIN askedAfter ON askedAfter.page = stuck.page AND askedAfter.place = stuck.place
    AND askedAfter.signal = stuck.signal AND askedAfter.who = stuck.who
WHERE decidedOn < ${GAP_COVER} * visits
GROUP BY stuck.page, stuck.place, stuck.signal
HAVING sum(stood) >= ${GAP_USERS}
ORDER BY friction DESC, page, place, signal LIMIT 50`,
}
