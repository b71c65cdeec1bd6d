import { assetKey, CHUNK, CHUNK_ADDRESS } from './assetKey.ts'
import { hashText } from './hash.ts'
import type { ErrorBody } from './observations/page.ts'

/**
 * An error as a fingerprint: hash of its type, its message without what varies, and its top frame without
 * what a release or a host changes. The message itself goes nowhere. `undefined` for what is no error of the
 * product: notices, extensions, foreign scripts that do not tell, and calls that somebody called off.
 *
 * Everything is read with care: anything can be thrown, from any realm, with getters that throw.
 */
export function describeError(
  error: unknown,
  message?: string,
  filename?: string,
): Pick<ErrorBody, 'fingerprint' | 'name'> | undefined {
  const own = read(error, 'message')
  const text = (own ?? message ?? (typeof error === 'string' ? error : '')).slice(0, TEXT_READ)
  const stack = (read(error, 'stack') ?? '').slice(0, STACK_READ)
  const name = nameOf(error)
  if (NO_ERROR.test(text) || name === 'AbortError') return undefined
  const [, caller = '', url = filename ?? ''] = FRAME.exec(stack) ?? []
  if (EXTENSION.test(url)) return undefined
  const place = CHUNK.test(text)
    ? // Firefox tells of the first time without a frame, of the next ones with it, Safari always without.
      scrubPath(CHUNK_ADDRESS.exec(text)?.[0] ?? '')
    : `${caller}|${scrubPath(url)}`
  return { fingerprint: hashText([name, scrubText(text), place].join('|')), name }
}

const TEXT_READ = 400
const STACK_READ = 4000

const NO_ERROR = /^(Uncaught )?(Error: )?(ResizeObserver loop|Script error\.?$)/
const EXTENSION = /^([\w-]+-extension|webkit-masked-url):/

function nameOf(error: unknown): string {
  const name = read(error, 'name')
  // Anything can be thrown, and its name may be a person's.
  if (name && /^[\w$.]{0,50}(Error|Exception|Rejection)$/.test(name)) return name
  return error != null && typeof error !== 'object' ? typeof error : 'Error'
}

/** The first frame that is somewhere: V8 writes `at f (url:1:2)`, the others `f@url:1:2`. */
const FRAME = /^\s*(?:at )?(.*?)[@(\s]*([\w-]{2,30}:\/\/[^\s()]+?)(?::\d+)+\)?$/m

function scrubText(text: string): string {
  return text
    .replace(/\w+:\/\/\S+/g, '~')
    .replace(/(^|\W)(["'`]).*?\2/g, '$1~')
    .replace(/[\da-f]{8}-[\da-f-]{27}|\b0x[\da-f]+\b|\b[\da-f]*\d[\da-f]*\b|\d+/gi, '~')
}

/** The path of a script: no host, no query, nor the hash in a bundle's name. */
function scrubPath(url: string): string {
  return assetKey(url.replace(/^[\w-]+:\/\/[^/]*|[?#].*/g, ''))
}

/** A property as text, whatever the object does. */
function read(value: unknown, key: 'name' | 'message' | 'stack'): string | undefined {
  try {
    const text = (value as Partial<Error> | null | undefined)?.[key]
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}
