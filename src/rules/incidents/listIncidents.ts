import type { Compiled } from '../compile.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import { compileIncidents, type Incident } from './compileIncidents.ts'

/** Those of the config and those of the feed, which knows better of an incident that both name. */
export function listIncidents(
  { incidents }: Pick<Compiled, 'incidents'>,
  { incidents: { feed } }: Pick<JudgeState, 'incidents'>,
): readonly Incident[] {
  if (feed.length === 0) return incidents
  let news = compiledFeeds.get(feed)
  if (!news) {
    // Whoever fetched it tells what is wrong in it.
    news = compileIncidents(feed, '', () => undefined)
    compiledFeeds.set(feed, news)
  }
  const ids = news.map(({ id }) => id)
  return [...news, ...incidents.filter(({ id }) => !ids.includes(id))]
}

/** A feed is asked about at each act, and read once. */
const compiledFeeds = new WeakMap<object, readonly Incident[]>()
