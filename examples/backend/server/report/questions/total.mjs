import { episodesSince } from '../parts.mjs'

/** How many users were stuck, in these days and in as many before them? And when did the last event come? */
export const total = {
  name: 'total',
  sql: `WITH ${episodesSince('{before}')},
stuck AS (
  SELECT who, began < {from} AS earlier, max(stands) AS stood, count(*) AS episodesOf
  FROM episodes WHERE began >= {from} OR began < {beforeUntil} GROUP BY who, began < {from}
),
heard AS (SELECT max(received) AS lastHeard, min(received) AS firstHeard FROM events)
SELECT coalesce(sum(CASE WHEN earlier THEN 0 ELSE stood END), 0) AS users,
  coalesce(sum(CASE WHEN earlier THEN stood ELSE 0 END), 0) AS usersBefore,
  CAST(coalesce(sum(CASE WHEN earlier THEN 0 ELSE episodesOf END), 0) AS DOUBLE) AS episodes,
  max(left(CAST(lastHeard AS VARCHAR), 16)) AS lastEvent, max(left(CAST(firstHeard AS VARCHAR), 16)) AS firstEvent
FROM heard LEFT JOIN stuck ON 1 = 1`,
}
