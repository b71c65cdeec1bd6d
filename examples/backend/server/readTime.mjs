/** RFC 3339, as events and help desks write it: the seconds and the zone may be missing, then it is UTC. */
const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/

/**
 * A time that is written as one, or nothing. `Date` alone takes nearly everything: "export 1" is a day in 2001 to it, and the 30th of
 * February the 2nd of March. Clocks of computers begin in 1970.
 *
 * @param {unknown} text
 * @returns {Date | undefined}
 */
export function readTime(text) {
  const [, day, clock = '00:00', zone = 'Z'] = (typeof text === 'string' && WRITTEN.exec(text)) || []
  if (day === undefined || day < '1970' || !isDay(day)) return undefined
  const time = new Date(`${day}T${clock}${writeZone(zone)}`)
  return Number.isNaN(time.getTime()) ? undefined : time
}

function isDay(day) {
  const midnight = new Date(`${day}T00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

function writeZone(zone) {
  return zone === 'UTC' ? 'Z' : zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2')
}
