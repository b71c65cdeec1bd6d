import { episodesSince } from '../parts.mjs'

/** How many users each place has stopped on each day; those that stop most come first. */
export const placeDays = {
  name: 'place-days',
  sql: `WITH ${episodesSince('{from}')},
stopped AS (
  SELECT page, place, signal, date_trunc('day', began) AS day, who, max(stands) AS stood
  FROM episodes GROUP BY page, place, signal, date_trunc('day', began), who
),
daily AS (SELECT page, place, signal, day, sum(stood) AS users FROM stopped GROUP BY page, place, signal, day)
SELECT page, place, signal, left(CAST(day AS VARCHAR), 10) AS day, users,
  sum(users) OVER (PARTITION BY page, place, signal) AS ofAllDays
FROM daily ORDER BY ofAllDays DESC, page, place, signal, day LIMIT 5000`,
}
