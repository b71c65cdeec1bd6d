import { episodesSince } from '../parts.mjs'

/** What fails again and again? Errors, requests and files, by their fingerprint. */
export const failures = {
  name: 'failures',
  sql: `WITH ${episodesSince('{before}')},
failed AS (
  SELECT CASE WHEN failure IS NOT NULL THEN 'error' WHEN call IS NOT NULL THEN 'request' ELSE 'file' END AS kind,
    coalesce(failure, call, part) AS fingerprint, who, page, beganIn, failureName, answered, stands, began, counted
  FROM episodes WHERE coalesce(failure, call, part) IS NOT NULL
),
struck AS (
  SELECT kind, fingerprint, who, max(stands) AS stood FROM failed WHERE began >= {from} GROUP BY kind, fingerprint, who
),
struckAll AS (SELECT kind, fingerprint, sum(stood) AS users FROM struck GROUP BY kind, fingerprint)
SELECT failed.kind AS kind, failed.fingerprint AS fingerprint, max(failureName) AS name, max(answered) AS status,
  max(users) AS users, sum(CASE WHEN began >= {from} THEN counted ELSE 0 END) AS times,
  argMax(failed.page, began) AS page, CAST(count(DISTINCT failed.page) AS DOUBLE) AS pages,
  coalesce(argMin(beganIn, began), '') AS firstRelease, coalesce(argMax(beganIn, began), '') AS lastRelease,
  left(CAST(min(began) AS VARCHAR), 16) AS firstSeen, left(CAST(max(began) AS VARCHAR), 16) AS lastSeen
FROM failed JOIN struckAll ON struckAll.kind = failed.kind AND struckAll.fingerprint = failed.fingerprint
GROUP BY failed.kind, failed.fingerprint ORDER BY users DESC, times DESC, fingerprint LIMIT 100`,
}
