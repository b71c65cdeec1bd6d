import { SECOND, type Millis } from '../core/time.ts'
import { readRetryAfter } from './backOff.ts'
import type { Format } from './format.ts'
import type { ForwarderOptions } from './options.ts'
import type { Answer } from './queue.ts'
import type { Queued } from './waitingEvents.ts'

/** Browsers wait for minutes, and meanwhile nothing else would be sent. Who has not answered by then is down. */
export const ANSWER_WITHIN: Millis = 30 * SECOND
/** An answer to a batch is a sentence. */
const ANSWER_BYTES = 10_000

export interface Post {
  /** The request goes out at once, not in a later task, unless a token or compressing has to be waited for. */
  send(batch: readonly Queued[], keepalive: boolean): Promise<Answer>
  /** The page may be gone any moment: what is being compressed goes out as it is. */
  hurry(): void
}

export interface PostNeeds {
  readonly window: Window & typeof globalThis
  readonly format: Format
  readonly answerWithin?: Millis
  onTokenProblem(error: unknown): void
}

export function createPost(
  { url, headers, token, gzip = false }: Pick<ForwarderOptions, 'url' | 'headers' | 'token' | 'gzip'>,
  { window, format, answerWithin = ANSWER_WITHIN, onTokenProblem }: PostNeeds,
): Post {
  const { head, foot, contentType } = format
  let known: string | undefined
  let asking: Promise<string> | undefined
  let hurry = () => {}
  let hurried = new Promise<void>((resolve) => (hurry = resolve))

  /** All that are refused together ask for a new one together. */
  const askToken = (): Promise<string> => {
    const take = (got: string) => (known = got)
    asking ??= within(answerWithin, Promise.resolve().then(token))
      .then(take)
      .finally(() => (asking = undefined))
    return asking
  }

  const ask = async (body: string, keepalive: boolean, bearer: string | undefined): Promise<Response> => {
    const said = {
      'Content-Type': contentType,
      ...headers,
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
    }
    const packed =
      gzip && 'CompressionStream' in window ? await Promise.race([pack(window, body), hurried]) : undefined
    // Our own requests are no observation: the sensor of requests passes over what is marked so.
    const init = {
      method: 'POST',
      body: packed ?? body,
      keepalive,
      headers: packed ? { ...said, 'Content-Encoding': 'gzip' } : said,
      signal: window.AbortSignal.timeout?.(answerWithin) ?? null,
      [Symbol.for('unstuck.own')]: true,
    }
    return window.fetch(url, init)
  }

  return {
    hurry() {
      hurry()
      hurried = new Promise((resolve) => (hurry = resolve))
    },
    async send(batch, keepalive) {
      const body = head + batch.map(({ json }) => json).join() + foot
      try {
        // Firefox before 133 calls off what `fetch` has not finished, but knows this. It tells nobody what came of it.
        if (
          keepalive &&
          isLeaving(window) &&
          !('keepalive' in window.Request.prototype) &&
          !headers &&
          !token
        ) {
          const blob = new window.Blob([body], { type: contentType })
          return { status: window.navigator.sendBeacon(url, blob) ? 202 : 0, retryAfter: 0 }
        }
        const used = token && (known ?? (await tokenOr(askToken, onTokenProblem)))
        let answer = await ask(body, keepalive, used)
        if (answer.status === 401 && token) {
          const fresh = known === used ? await tokenOr(askToken, onTokenProblem) : known
          answer = await ask(body, keepalive, fresh)
        }
        return await readAnswer(answer, format)
      } catch {
        return { status: 0, retryAfter: 0 }
      }
    },
  }
}

/** A server that accepts is not left alone, whatever it asks for. */
async function readAnswer(answer: Response, { readRejected }: Format): Promise<Answer> {
  const { status, ok } = answer
  if (ok && readRejected) return { status, retryAfter: 0, rejected: await readBody(answer, readRejected) }
  // Nobody reads it; the connection is free again.
  void answer.body?.cancel().catch(() => {})
  return { status, retryAfter: ok ? 0 : readRetryAfter(answer.headers.get('Retry-After'), Date.now()) }
}

/** The status has said that it was accepted: an answer that breaks off changes nothing. */
async function readBody(answer: Response, read: (body: unknown) => number): Promise<number> {
  try {
    if (Number(answer.headers.get('Content-Length')) > ANSWER_BYTES) return 0
    return read(await answer.json())
  } catch {
    return 0
  }
}

async function tokenOr(ask: () => Promise<string>, onProblem: (error: unknown) => void): Promise<string> {
  try {
    return await ask()
  } catch (error) {
    onProblem(error)
    throw error
  }
}

function isLeaving({ document }: Window): boolean {
  return document.visibilityState === 'hidden'
}

async function pack(window: Window & typeof globalThis, body: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new window.Blob([body]).stream().pipeThrough(new window.CompressionStream('gzip'))
  return new Uint8Array(await new window.Response(packed).arrayBuffer())
}

function within<T>(time: Millis, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${time / SECOND} s`)), time)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
