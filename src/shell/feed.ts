import type { Observed } from '../core/observation.ts'
import { loadJson } from '../storage/loadJson.ts'
import type { Given } from './parts.ts'
import { tellProblems } from './tellProblems.ts'

type Incidents = Observed<'incidents'>['incidents']

/**
 * Reads the feed of incidents, as often as it is called: a list, or an object that has one. What is no list tells of no
 * incident, and ends none; what is wrong in one is told once, and the others are taken.
 */
export function createFeed({ options, parts, decider, emit }: Given): () => Promise<Incidents | undefined> {
  const url = decider?.compiled.incidentsUrl
  let told = ''
  const refuse = (message: string) => emit('problem', { code: 'incidents-not-loaded', message })
  return async () => {
    if (!decider || url === undefined) return undefined
    const source = { what: 'incidents', url, origins: options.allow?.configs, isFresh: true }
    const feed = await loadJson(source, window, refuse)
    if (!feed) return undefined
    const incidents: unknown = Array.isArray(feed) ? feed : feed.incidents
    if (!Array.isArray(incidents)) {
      refuse(`Failed to read the incidents from ${url}: it is neither a list nor an object with "incidents".`)
      return undefined
    }
    const problems = decider.checkFeed(incidents)
    const news = JSON.stringify(problems)
    if (news !== told) void tellProblems(problems, parts, emit, `the incidents from ${url}`)
    told = news
    return incidents as Incidents
  }
}
