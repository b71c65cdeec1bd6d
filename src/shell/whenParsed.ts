import type { Millis } from '../core/time.ts'

/** Where parsing hangs, on a script that does not come, people are stuck and wait for help: the map is given up. */
export const PARSED_WITHIN: Millis = 3000

/**
 * Resolves once the markup of the page has been read. Firefox refuses an import map once any module has been asked for (seen in
 * 153): with a script of ours above it, the host's own modules would not be found.
 */
export function whenParsed(document: Document): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      document.removeEventListener('readystatechange', go)
      resolve()
    }
    const timer = setTimeout(go, PARSED_WITHIN)
    document.addEventListener('readystatechange', go)
  })
}
