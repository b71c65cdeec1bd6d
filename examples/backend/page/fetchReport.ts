import type { Filter, Report } from './answers.ts'
import { sayPlain } from './say.ts'

/** The server wants to know who asks. */
export class TokenNeeded extends Error {}

/**
 * @throws {TokenNeeded} when the token is missing or wrong
 * @throws {Error} with a sentence, when there is no answer
 */
export async function fetchReport(filter: Filter, token: string, signal: AbortSignal): Promise<Report> {
  const answer = await ask(`report/data?${writeQuery(filter)}`, token, signal)
  // A choice keeps its value as it is: it is sent back, to be looked for.
  const plain = (name: string, value: unknown) =>
    typeof value === 'string' && name !== 'value' ? sayPlain(value) : value
  return JSON.parse(await answer.text(), plain) as Report
}

/** The table of a question as a file. */
export async function fetchTable(table: string, filter: Filter, token: string): Promise<Blob> {
  return (await ask(`report/${table}.csv?${writeQuery(filter)}`, token)).blob()
}

export function writeQuery(filter: Filter): string {
  const { days, page, release, signal } = filter
  const set = Object.entries({ days: String(days), page, release, signal }).filter(
    ([, value]) => value !== '',
  )
  return new URLSearchParams(set).toString()
}

async function ask(path: string, token: string, signal?: AbortSignal): Promise<Response> {
  const headers = token === '' ? undefined : { Authorization: `Bearer ${token}` }
  const answer = await fetch(path, { ...(headers && { headers }), ...(signal && { signal }) })
  if (answer.status === 401) throw new TokenNeeded('A token is needed.')
  if (!answer.ok) throw new Error(((await answer.json()) as { error: string }).error)
  return answer
}
