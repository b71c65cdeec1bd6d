import { createReport, type ConfigProblem } from '../problem.ts'
import { compileIncidents } from './compileIncidents.ts'
import { FEED_AT_MOST } from './noteIncidents.ts'

/** What is wrong in a feed of incidents; what is right in it works nevertheless. */
export function checkFeed(feed: readonly unknown[]): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const report = createReport(problems)
  compileIncidents(feed, '', report)
  const { length } = JSON.stringify(feed)
  if (length > FEED_AT_MOST) report('too-large', '', length, String(FEED_AT_MOST))
  return problems
}
