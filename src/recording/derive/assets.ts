import { assetKey, CHUNK, CHUNK_ADDRESS } from '../../core/assetKey.ts'
import type { Observed } from '../../core/observation.ts'
import { isSameSite } from '../../core/sameSite.ts'
import type { Millis } from '../../core/time.ts'
import { hostOf, readAddress } from './address.ts'
import { readUncaught } from './errors.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

const ONE_FAILURE: Millis = 2000

/** Scripts, style sheets and lazy parts that a server did not have, as network and console plug-ins tell. */
export function createAssets(page: Rebuilt): Part {
  const told = new Map<string, Millis>()

  function tell(kind: Observed<'asset'>['kind'], url: string | undefined, at: Millis): void {
    const address = url === undefined ? undefined : readAddress(url, page.href)
    const isOurs = !address || isSameSite(hostOf(address), hostOf(readAddress(page.href)))
    const key = address ? assetKey(address.pathname) : ''
    // Both plug-ins tell of a chunk.
    if (!isOurs || at - (told.get(key) ?? -Infinity) < ONE_FAILURE) return
    told.set(key, at)
    page.push({ type: 'asset', at, kind, key })
  }

  return {
    see(step) {
      if (step.kind === 'requests') {
        for (const { by, kind, url, status = 0, to } of step.requests) {
          if (by !== 'asset' || status < 400) continue
          if (kind === 'script') tell('script', url, to)
          // What a style sheet asks for is told of in the same words.
          else if (readAddress(url, page.href).pathname.endsWith('.css')) tell('style', url, to)
        }
        return
      }
      const said = readUncaught(step)?.said ?? ''
      if (CHUNK.test(said)) tell('chunk', CHUNK_ADDRESS.exec(said)?.[0], step.at)
    },
  }
}
