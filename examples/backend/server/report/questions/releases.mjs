import { episodesSince } from '../parts.mjs'

/**
 * Did a release make it better or worse? Users stuck on a whole day, which two releases of different lengths share: on the day on which it
 * came out, and today, there are fewer. And errors and failures that were seen first with it.
 *
 * Of a half, `round` makes in ClickHouse what is even, in DuckDB what is more.
 */
export const releases = {
  name: 'releases',
  sql: `WITH ${episodesSince('{before}')},
began AS (SELECT release AS begun, min(time) AS first FROM events GROUP BY release),
stuckOn AS (
  SELECT beganIn AS release, date_trunc('day', began) AS day, who, max(stands) AS stood, count(*) AS episodesOf
  FROM episodes WHERE began >= {from} GROUP BY beganIn, date_trunc('day', began), who
),
daily AS (
  SELECT release, first, day, day > first AND day < date_trunc('day', {until}) AS isWhole, who, stood, episodesOf
  FROM stuckOn LEFT JOIN began ON coalesce(begun, '') = coalesce(release, '')
),
firstSeen AS (
  SELECT coalesce(failure, call, part) AS fingerprint, argMin(beganIn, began) AS release, min(began) AS seen
  FROM episodes WHERE coalesce(failure, call, part) IS NOT NULL GROUP BY coalesce(failure, call, part)
),
brought AS (SELECT release, count(*) AS news FROM firstSeen WHERE seen >= {from} GROUP BY release)
SELECT coalesce(daily.release, '') AS release, left(CAST(min(first) AS VARCHAR), 16) AS since,
  CAST(count(DISTINCT day) AS DOUBLE) AS days, CAST(count(DISTINCT who) AS DOUBLE) AS users,
  floor(10 * sum(CASE WHEN isWhole THEN stood END) / nullIf(count(DISTINCT CASE WHEN isWhole THEN day END), 0) + 0.5) / 10 AS usersADay, round(sum(episodesOf) / sum(stood), 2) AS episodesAUser,
  CAST(coalesce(max(news), 0) AS DOUBLE) AS newFailures
FROM daily LEFT JOIN brought ON brought.release = daily.release
GROUP BY daily.release ORDER BY since DESC, release LIMIT 100`,
}
