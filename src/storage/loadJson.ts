import type { Millis } from '../core/time.ts'
import { messageOf } from '../core/messageOf.ts'

/** A config larger than this is a mistake or an attack. */
export const CONFIG_BYTES = 500_000
/** A server that has not answered by then is down, as far as a page is concerned. */
export const CONFIG_WITHIN: Millis = 15_000

export interface JsonSource {
  /** For people: `config`, `incidents`. */
  readonly what: string
  readonly url: string
  /** `sha384-…`: the browser refuses any other content. */
  readonly integrity?: string | undefined
  /** Origins besides this one that the page's own code allows. */
  readonly origins?: readonly string[] | undefined
  /** Asks the server whether it has changed, by its ETag, instead of taking the browser's copy. */
  readonly isFresh?: boolean
}

/** Fetches a JSON object. Undefined, and told in one sentence, when there is none to be had. */
export async function loadJson(
  { what, url, integrity, origins = [], isFresh = false }: JsonSource,
  window: Window & typeof globalThis,
  onProblem: (message: string) => void,
): Promise<{ readonly [key: string]: unknown } | undefined> {
  const refuse = (why: string) => void onProblem(`Failed to load the ${what} from ${url}: ${why}.`)
  // A frame of `srcdoc` is of its page's origin, and its location of none; and pages have variables of that name.
  const isAllowed = ({ origin }: URL) => [window.location.origin, window.origin, ...origins].includes(origin)
  const giveUp = new window.AbortController()
  const timer = setTimeout(() => giveUp.abort(), CONFIG_WITHIN)
  try {
    const address = new URL(url, window.document.baseURI)
    if (!isAllowed(address)) {
      return refuse(
        'it is on another origin; serve it from this one, or hand the object to createUnstuck(), or name the origin in allow.configs',
      )
    }
    const init = {
      ...(integrity !== undefined && { integrity }),
      ...(isFresh && { cache: 'no-cache' as const }),
      // Cookies of another origin have no business in a config.
      credentials: 'same-origin' as const,
      signal: giveUp.signal,
      [Symbol.for('unstuck.own')]: true,
    }
    const response = await window.fetch(address.href, init)
    // A redirect leads elsewhere without saying so.
    if (!isAllowed(new URL(response.url, address))) return refuse('it was redirected to another origin')
    if (!response.ok) return refuse(`the server answered ${response.status}`)
    const text = await readText(response)
    if (text === undefined) return refuse(`it has more than ${CONFIG_BYTES} bytes`)
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null) return refuse('it holds no JSON object')
    return json as { readonly [key: string]: unknown }
  } catch (error) {
    const why = giveUp.signal.aborted ? 'the server did not answer in time' : messageOf(error)
    return refuse(
      integrity === undefined
        ? why
        : `${why}; or its content does not fit the integrity given (sha256, sha384 or sha512)`,
    )
  } finally {
    clearTimeout(timer)
  }
}

/** No more than it may have is taken in; undefined where there is more. */
async function readText({ body }: Response): Promise<string | undefined> {
  const reader = body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength
    if (bytes > CONFIG_BYTES) {
      void reader?.cancel()
      return undefined
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}
