import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { readLines } from '../sessions/readLines.ts'

/**
 * The decisions that a backend has kept, a line each, page by page as it answers (`Link: <…>; rel="next"`).
 *
 * @throws {Error} with what the backend says, when it refuses, or leads elsewhere: its token is for it alone.
 */
export async function* fetchEvents(
  address: string,
  { since, token }: { readonly since?: string | undefined; readonly token?: string | undefined },
): AsyncGenerator<string> {
  const first = new URL('events', address.endsWith('/') ? address : `${address}/`)
  first.searchParams.set('type', 'decision')
  if (since !== undefined) first.searchParams.set('since', since)
  const headers = token === undefined ? undefined : { Authorization: `Bearer ${token}` }
  for (let at: URL | undefined = first; at;) {
    const answer: Response = await fetch(at, { redirect: 'error', ...(headers && { headers }) })
    if (!answer.ok) throw new Error(`the backend answered ${answer.status}: ${await sayWhy(answer)}`)
    if (answer.body) yield* readLines(Readable.fromWeb(answer.body as ReadableStream))
    const [, next] = /<([^>]*)>;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '') ?? []
    at = next === undefined ? undefined : new URL(next, at)
    if (at && at.origin !== first.origin) throw new Error(`the backend leads to ${at.origin}, another server`)
  }
}

async function sayWhy(answer: Response): Promise<string> {
  const text = await answer.text()
  try {
    return (JSON.parse(text) as { error: string }).error
  } catch {
    return text.slice(0, 200)
  }
}
