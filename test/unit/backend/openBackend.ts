import { onTestFinished } from 'vitest'
import { createApp } from '../../../examples/backend/server/createApp.mjs'
import { openStore } from '../../../examples/backend/server/openStore.mjs'

/** Reading the real one off the types takes seconds, and most tests are about something else. */
const ANYTHING = { definitions: {} }

interface Options {
  schema?: object
  ingestToken?: string
  readToken?: string
  idSalt?: string
  origins?: string[]
}

/** The backend with a file of its own, for one test. */
export async function openBackend(options: Options = {}) {
  const store = await openStore(':memory:')
  onTestFinished(store.close)
  const app = createApp({ store, schema: ANYTHING, now: () => Date.UTC(2026, 10, 22), ...options })
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const init = {
      method,
      headers,
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    }
    const answer = await app.request(path, init as RequestInit)
    const text = await answer.text()
    return { status: answer.status, body: text && (JSON.parse(text) as unknown) }
  }
  return {
    store,
    ask: store.ask,
    send,
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      send('POST', path, body, headers),
    get: (path: string) => Promise.resolve(app.request(path)),
    read: async (path: string) => (await app.request(path)).text(),
  }
}
