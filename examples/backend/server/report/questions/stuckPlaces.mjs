import { ASKED_AFTER, ASKS, COVERED, episodesSince } from '../parts.mjs'

/**
 * Where do users get stuck? Page, element and signal, the worst first. Each user counts once, by as much as the strongest of their
 * episodes there; of a sampled page, for as many as were left out.
 */
export const stuckPlaces = {
  name: 'places',
  sql: `WITH ${episodesSince('{before}')}, ${ASKS}, ${ASKED_AFTER}, ${COVERED},
stuck AS (
  SELECT page, place, signal, who, began < {from} AS earlier, max(stands) AS stood, max(worst) AS strongest,
    count(*) AS episodesOf, max(inForm) AS form, max(named) AS label, max(what) AS kind
  FROM episodes WHERE began >= {from} OR began < {beforeUntil} GROUP BY page, place, signal, who, began < {from}
),
offered AS (
  SELECT episodes.page AS page, place, signal, count(DISTINCT episodes.visit) AS visits,
    count(DISTINCT covered.visit) AS decidedOn
  FROM episodes LEFT JOIN covered ON covered.visit = episodes.visit AND covered.page = episodes.page
  WHERE began >= {from} GROUP BY episodes.page, place, signal
),
ranked AS (
  SELECT stuck.page AS page, stuck.place AS place, stuck.signal AS signal, max(form) AS form, max(label) AS label,
    max(kind) AS kind, sum(CASE WHEN earlier THEN 0 ELSE stood END) AS users,
    sum(CASE WHEN earlier THEN stood ELSE 0 END) AS usersBefore,
    sum(CASE WHEN earlier THEN 0 ELSE episodesOf END) AS episodes,
    sum(CASE WHEN earlier THEN 0 ELSE stood * strongest END) AS friction,
    sum(CASE WHEN earlier OR askedAfter.who IS NULL THEN 0 ELSE stood END) AS asked
  FROM stuck LEFT JOIN askedAfter ON askedAfter.page = stuck.page AND askedAfter.place = stuck.place
    AND askedAfter.signal = stuck.signal AND askedAfter.who = stuck.who
  GROUP BY stuck.page, stuck.place, stuck.signal
)
SELECT ranked.page AS page, ranked.place AS place, ranked.signal AS signal, form, label, kind, users, usersBefore,
  CAST(episodes AS DOUBLE) AS episodes, round(friction, 1) AS friction, asked,
  CAST(visits AS DOUBLE) AS visits, CAST(decidedOn AS DOUBLE) AS decidedOn
FROM ranked JOIN offered ON offered.page = ranked.page AND offered.place = ranked.place AND offered.signal = ranked.signal
WHERE users > 0
ORDER BY friction DESC, page, place, signal LIMIT 200`,
}
