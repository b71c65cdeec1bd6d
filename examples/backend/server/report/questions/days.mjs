import { ASKS, episodesSince } from '../parts.mjs'

/** How does it go from day to day? Users who were stuck, those of them who asked a person within a day, and help that was shown. */
export const days = {
  name: 'days',
  sql: `WITH ${episodesSince('{from}')}, ${ASKS},
stuck AS (
  SELECT date_trunc('day', began) AS day, who, max(stands) AS stood, count(*) AS episodesOf
  FROM episodes GROUP BY date_trunc('day', began), who
),
asking AS (
  SELECT DISTINCT date_trunc('day', episodes.began) AS day, episodes.who AS who
  FROM episodes JOIN asks ON asks.who = episodes.who
  WHERE asks.opened >= episodes.began AND asks.opened < episodes.began + INTERVAL 1 DAY
),
showing AS (
  SELECT date_trunc('day', events.time) AS day, count(*) AS shown
  FROM events JOIN episodes ON episodes.visit = events.visit AND episodes.episode = events.episode
  WHERE events.type = 'decision' AND events.verdict = 'show' AND events.mode = 'on' AND events.time >= {from}
  GROUP BY date_trunc('day', events.time)
)
SELECT left(CAST(stuck.day AS VARCHAR), 10) AS day, sum(stood) AS users, CAST(sum(episodesOf) AS DOUBLE) AS episodes,
  sum(CASE WHEN asking.who IS NULL THEN 0 ELSE stood END) AS asked, CAST(coalesce(max(shown), 0) AS DOUBLE) AS shown
FROM stuck LEFT JOIN asking ON asking.day = stuck.day AND asking.who = stuck.who LEFT JOIN showing ON showing.day = stuck.day
GROUP BY stuck.day ORDER BY day`,
}
