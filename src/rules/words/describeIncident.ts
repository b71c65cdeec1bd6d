import type { Text } from '../../core/intervention.ts'
import type { Config, IncidentConfig } from '../schema.ts'
import { sayEvent } from './sayEvent.ts'
import { sayPage } from './sayPage.ts'
import { sayTime } from './sayTime.ts'

/**
 * A known incident, or maintenance, in a plain sentence.
 *
 * @example
 * describeIncident(incident, config)
 * // From 2026-11-21 10:00 (+01:00) to 2026-11-21 22:00 (+01:00): whoever has POST /api/exports answered with 503 is told
 * // “Exports fail”; it is over for whoever is served again; meanwhile the rules export/* are silent.
 */
export function describeIncident(incident: IncidentConfig, config: Config): string {
  const { kind = 'incident', announce, endsWhen, resolved, mutes } = incident
  const what = kind === 'maintenance' ? 'Maintenance ' : ''
  const span = saySpan(incident)
  const begin = what === '' ? span.charAt(0).toUpperCase() + span.slice(1) : `${what}${span}`
  const rest = [
    announce === undefined ? '' : `, from ${sayTime(announce)} before it begins`,
    endsWhen === 'served' ? '; it is over for whoever is served again' : '',
    resolved === undefined ? '' : `; then those who saw it are told “${sayText(resolved)}”`,
    mutes === undefined ? '' : `; meanwhile ${sayMuted(mutes)}`,
  ]
  return `${begin}: whoever ${sayHit(incident, config)} is told “${sayText(incident.title)}”${rest.join('')}.`
}

function saySpan({ since, until }: IncidentConfig): string {
  const [from, to] = [since, until].map((time) => time && sayInstant(time))
  return from ? `from ${from} to ${to}` : `until ${to}`
}

/** As it is written, for whoever wrote it thinks in that zone: `2026-11-21 10:00 (+01:00)`. */
function sayInstant(time: string): string {
  const [, day, clock, zone = ''] = /^(\S{10})[Tt ](\d\d:\d\d)[^Zz+-]*(.*)$/.exec(time) ?? []
  if (day === undefined) return time
  return `${day} ${clock} (${/^z$/i.test(zone) ? 'UTC' : zone})`
}

function sayHit(
  { match: { request, status = 'failed', event, page } }: IncidentConfig,
  config: Config,
): string {
  const ways = [
    request === undefined ? '' : `has ${request} ${sayStatus(status)}`,
    page === undefined ? '' : `is ${sayPage(page, { pages: Object.keys(config.pages?.names ?? {}) })}`,
    event === undefined ? '' : `sees that ${sayEvent(event)}`,
  ]
  return ways.filter(Boolean).join(', or ')
}

function sayStatus(status: number | string): string {
  if (status === 'failed') return 'fail'
  return status === 'any' ? 'answered' : `answered with ${status}`
}

function sayMuted(mutes: string | readonly string[]): string {
  const rules = [mutes].flat()
  return rules.length === 1 && !rules[0]!.includes('*')
    ? `the rule ${rules[0]} is silent`
    : `the rules ${rules.join(' and ')} are silent`
}

/** Of several languages the first. */
function sayText(text: Text): string {
  return typeof text === 'string' ? text : (Object.values(text)[0] ?? '')
}
