/** What can be filtered by: pages, releases and signals of the time looked at. */
export const choices = {
  name: 'choices',
  sql: `WITH stuck AS (
  SELECT page, release, signal, who FROM events WHERE type = 'signal' AND time >= {from} AND time < {until}
)
SELECT of, value, users FROM (
  SELECT 'page' AS of, page AS value, CAST(count(DISTINCT who) AS DOUBLE) AS users FROM stuck GROUP BY page
  UNION ALL SELECT 'release' AS of, release AS value, CAST(count(DISTINCT who) AS DOUBLE) AS users
    FROM stuck WHERE release IS NOT NULL GROUP BY release
  UNION ALL SELECT 'signal' AS of, signal AS value, CAST(count(DISTINCT who) AS DOUBLE) AS users FROM stuck GROUP BY signal
) AS counted
ORDER BY users DESC, of, value LIMIT 600`,
}
