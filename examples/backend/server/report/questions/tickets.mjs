import { episodesSince } from '../parts.mjs'

/** What are tickets about, how long do they take, and where were these users stuck in the day before? */
export const tickets = {
  name: 'tickets',
  sql: `WITH ${episodesSince('{before}')},
opened AS (SELECT "user" AS who, opened AS openedAt, solved, tag FROM tickets WHERE opened >= {from} AND opened < {until}),
known AS (
  SELECT opened.who AS who, openedAt, tag, max(solved) AS solvedAt,
    argMax(page, CASE WHEN began <= openedAt AND began > openedAt - INTERVAL 1 DAY THEN worst END) AS stuckOn,
    argMax(signal, CASE WHEN began <= openedAt AND began > openedAt - INTERVAL 1 DAY THEN worst END) AS stuckBy
  FROM opened LEFT JOIN episodes ON episodes.who = opened.who GROUP BY opened.who, openedAt, tag
),
places AS (
  SELECT tag, stuckOn, stuckBy, count(*) AS tickets, sum(CASE WHEN solvedAt IS NULL THEN 1 ELSE 0 END) AS unsolved
  FROM known GROUP BY tag, stuckOn, stuckBy
),
tags AS (
  SELECT tag, count(*) AS tickets, sum(CASE WHEN solvedAt IS NULL THEN 1 ELSE 0 END) AS unsolved,
    sum(CASE WHEN stuckOn IS NULL THEN 0 ELSE 1 END) AS stuckBefore,
    round(median(dateDiff('minute', openedAt, solvedAt)) / 60, 1) AS hours
  FROM known GROUP BY tag
),
ranked AS (
  SELECT tag, stuckOn, stuckBy, row_number() OVER (PARTITION BY tag ORDER BY tickets DESC, stuckOn, stuckBy) AS nth
  FROM places WHERE stuckOn IS NOT NULL
),
top AS (SELECT tag, stuckOn AS page, stuckBy AS signal FROM ranked WHERE nth = 1)
SELECT tags.tag AS tag, CAST(tickets AS DOUBLE) AS tickets, CAST(unsolved AS DOUBLE) AS unsolved,
  CAST(stuckBefore AS DOUBLE) AS stuckBefore, hours, coalesce(page, '') AS page, coalesce(signal, '') AS signal
FROM tags LEFT JOIN top ON top.tag = tags.tag
WHERE ({page} = '' AND {release} = '' AND {signal} = '') OR stuckBefore > 0
ORDER BY tickets DESC, tag LIMIT 50`,
}
