import type { Observed } from '../core/observation.ts'
import type { Emit } from '../facade.ts'
import { loadJson } from '../storage/loadJson.ts'

type Incidents = Observed<'incidents'>['incidents']

/** The feed of incidents: a list, or an object that has one. What is no list tells of no incident, and ends none. */
export async function loadIncidents(
  url: string,
  origins: readonly string[] | undefined,
  emit: Emit,
): Promise<Incidents | undefined> {
  const feed = await loadJson({ what: 'incidents', url, origins, isFresh: true }, window, (message) =>
    emit('problem', { code: 'incidents-not-loaded', message }),
  )
  const incidents: unknown = Array.isArray(feed) ? feed : feed?.incidents
  return Array.isArray(incidents) ? (incidents as Incidents) : undefined
}
