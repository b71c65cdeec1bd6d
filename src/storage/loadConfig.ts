/** A config larger than this is a mistake or an attack. */
export const CONFIG_BYTES = 500_000

export interface ConfigSource {
  readonly url: string
  /** `sha384-…`: the browser refuses any other content. */
  readonly integrity?: string | undefined
}

/** Fetches a config from this origin. Undefined, and told in one sentence, when there is none to be had. */
export async function loadConfig(
  { url, integrity }: ConfigSource,
  window: Window & typeof globalThis,
  onProblem: (message: string) => void,
): Promise<{ readonly [key: string]: unknown } | undefined> {
  const refuse = (why: string) => void onProblem(`Failed to load the config from ${url}: ${why}.`)
  try {
    const address = new URL(url, window.document.baseURI)
    if (address.origin !== window.location.origin) {
      refuse('it is on another origin; serve it from this one, or hand the object to createUnstuck()')
      return undefined
    }
    const init = { ...(integrity !== undefined && { integrity }), [Symbol.for('unstuck.own')]: true }
    const response = await window.fetch(address.href, init)
    // A redirect leads elsewhere without saying so.
    if (new URL(response.url, address).origin !== address.origin)
      return void refuse('it was redirected to another origin')
    if (!response.ok) return void refuse(`the server answered ${response.status}`)
    const text = await response.text()
    if (text.length > CONFIG_BYTES) return void refuse(`it has more than ${CONFIG_BYTES} bytes`)
    const config: unknown = JSON.parse(text)
    if (typeof config !== 'object' || config === null) return void refuse('it holds no JSON object')
    return config as { readonly [key: string]: unknown }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    refuse(
      integrity === undefined
        ? why
        : `${why}; or its content does not fit the integrity given (sha256, sha384 or sha512)`,
    )
    return undefined
  }
}
