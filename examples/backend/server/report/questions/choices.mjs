/** What can be filtered by: pages, releases and signals of the time looked at. */
export const choices = {
  name: 'choices',
  sql: `WITH stuck AS (
  SELECT page, release, signal, who FROM events WHERE type = 'signal' AND time >= {from} AND time < {until}
)
SELECT 'page' AS of, page AS value, CAST(count(DISTINCT who) AS DOUBLE) AS users FROM stuck GROUP BY page
UNION ALL SELECT 'release', release, CAST(count(DISTINCT who) AS DOUBLE) FROM stuck WHERE release IS NOT NULL GROUP BY release
UNION ALL SELECT 'signal', signal, CAST(count(DISTINCT who) AS DOUBLE) FROM stuck GROUP BY signal
ORDER BY users DESC LIMIT 600`,
}
