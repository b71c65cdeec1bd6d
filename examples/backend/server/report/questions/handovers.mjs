/** Why do users go to a person? What was the last friction before, whether help had been shown, and who took over. */
export const handovers = {
  name: 'handovers',
  sql: `WITH asked AS (
  SELECT id, visit, time AS wentAt, type AS way, via, ok
  FROM events WHERE type IN ('handover', 'ticket') AND time >= {from} AND time < {until}
),
before AS (
  SELECT asked.id AS id, max(asked.way) AS way, max(asked.via) AS via, max(asked.ok) AS ok,
    argMax(events.page, CASE WHEN events.type = 'signal' AND events.time <= wentAt THEN events.time END) AS lastPage,
    argMax(events.signal, CASE WHEN events.type = 'signal' AND events.time <= wentAt THEN events.time END) AS lastSignal,
    max(CASE WHEN events.type = 'decision' AND events.verdict = 'show' AND events.time <= wentAt THEN 1 ELSE 0 END) AS helped
  FROM asked JOIN events ON events.visit = asked.visit
  GROUP BY asked.id
)
SELECT coalesce(lastPage, '') AS page, coalesce(lastSignal, '') AS signal, CAST(count(*) AS DOUBLE) AS handovers,
  CAST(sum(helped) AS DOUBLE) AS afterHelp, CAST(sum(CASE WHEN ok = false THEN 1 ELSE 0 END) AS DOUBLE) AS failed,
  coalesce(max(before.via), '') AS via
FROM before
WHERE ({page} = '' OR lastPage = {page}) AND ({signal} = '' OR lastSignal = {signal})
GROUP BY coalesce(lastPage, ''), coalesce(lastSignal, '') ORDER BY handovers DESC, page, signal LIMIT 50`,
}
