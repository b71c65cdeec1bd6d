/** What several questions are made of: each a part of a `WITH`, in SQL that DuckDB and ClickHouse share. */

/**
 * One row an episode of friction, whatever was told of it how often, in the release in which it began. Its place is the element, or else
 * the form; of some signals there is neither, and the page is all.
 */
export const episodesSince = (since) => `episodes AS (
  SELECT visit, episode, who, signal, page, argMin(release, time) AS beganIn, coalesce(max(target), max(form), '') AS place, max(form) AS inForm,
    max(label) AS named, coalesce(max(role), max(tag)) AS what, max(weight) AS stands, min(time) AS began,
    max(strength) AS worst, max(times) AS counted, max(error) AS failure, max(errorname) AS failureName,
    max(request) AS call, max(status) AS answered, max(asset) AS part
  FROM events
  WHERE type = 'signal' AND time >= ${since} AND time < {until}
    AND ({page} = '' OR page = {page}) AND ({signal} = '' OR signal = {signal})
  GROUP BY visit, episode, who, signal, page
  HAVING {release} = '' OR argMin(release, time) = {release}
)`

/** Who asked a person for help, and when: as the help desk knows it, and as the page has told. */
export const ASKS = `asks AS (
  SELECT "user" AS who, opened FROM tickets
  UNION ALL SELECT who, time AS opened FROM events WHERE type = 'ticket'
)`

/** Users who asked within a day of being stuck: later it was probably about something else. */
export const ASKED_AFTER = `askedAfter AS (
  SELECT DISTINCT episodes.page AS page, episodes.place AS place, episodes.signal AS signal, episodes.who AS who
  FROM episodes JOIN asks ON asks.who = episodes.who
  WHERE episodes.began >= {from} AND asks.opened >= episodes.began AND asks.opened < episodes.began + INTERVAL 1 DAY
)`

/** Visits and pages about whose friction some rule has decided, whatever it decided. */
export const COVERED = `covered AS (
  SELECT DISTINCT episodes.visit AS visit, episodes.page AS page
  FROM episodes JOIN (SELECT DISTINCT visit, episode FROM events WHERE type = 'decision') AS decided
    ON decided.visit = episodes.visit AND decided.episode = episodes.episode
)`

/**
 * The first decision on each user by each rule: shown, or withheld for comparison. Later ones depend on what became of it. News of
 * an incident and what only the team is told are no experiment; what nobody saw is none either. An experiment goes on over
 * all that is kept, whatever days somebody looks at: an interval holds for data that grows, not for a window that moves on.
 */
export const FIRSTS = `firsts AS (
  SELECT rule, who, argMin(verdict, time) AS arm, argMin(visit, time) AS inVisit, argMin(offer, time) AS offered,
    argMin(intervention, time) AS help, min(time) AS decided
  FROM events
  WHERE type = 'decision' AND verdict IN ('show', 'withhold') AND mode = 'on'
    AND reasons NOT LIKE '%"incident"%' AND reasons NOT LIKE '%"silent"%'
    AND ({page} = '' AND {release} = '' AND {signal} = ''
      OR (visit, episode) IN (SELECT visit, episode FROM events WHERE type = 'signal'
        AND ({page} = '' OR page = {page}) AND ({release} = '' OR release = {release}) AND ({signal} = '' OR signal = {signal})))
  GROUP BY rule, who
  HAVING min(time) < {until}
)`
