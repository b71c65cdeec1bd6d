import { assetKey, CHUNK, CHUNK_ADDRESS } from '../core/assetKey.ts'
import type { RequestsOptions } from './requests.ts'
import { listen } from './listen.ts'
import { readUrl } from './readUrl.ts'
import { isSameSite } from '../core/sameSite.ts'
import type { Sensor } from './sensor.ts'

/**
 * Scripts, style sheets and lazy parts that could not be loaded. Of the same site or a listed origin only: what a
 * blocker stops is no friction. Pictures are left out, for a page without one still works.
 */
export function createAssets({ origins = [] }: RequestsOptions = {}): Sensor {
  return (page) => {
    const { document, location } = page.window
    const tell = (kind: 'script' | 'style' | 'chunk', event: Event, address: string | undefined) => {
      const url = address ? readUrl(address, document.baseURI) : undefined
      if (url && !isSameSite(url.hostname, location.hostname) && !origins.includes(url.origin)) return
      const path = url ? assetKey(url.pathname) : ''
      page.push({ type: 'asset', at: page.timeOf(event), kind, key: path })
    }
    const failed = page.guard('assets', (event: Event) => {
      const { target } = event
      const { localName, src, href, rel } = target as Partial<HTMLScriptElement & HTMLLinkElement>
      if (localName === 'script') tell('script', event, src)
      else if (localName === 'link' && /stylesheet|modulepreload/.test(rel ?? '')) tell('style', event, href)
    })
    const rejected = page.guard('assets', (event: PromiseRejectionEvent | ErrorEvent) => {
      const reason: unknown = 'reason' in event ? event.reason : event.error
      const text = `${String((Object(reason) as Error).name)} ${String((Object(reason) as Error).message)}`
      if (CHUNK.test(text)) tell('chunk', event, CHUNK_ADDRESS.exec(text)?.[0])
    })
    const stops = [
      listen(page.window, 'error', (event: Event) =>
        event.target === page.window ? rejected(event as ErrorEvent) : failed(event),
      ),
      listen(page.window, 'unhandledrejection', rejected),
    ]
    return { stop: () => stops.forEach((stop) => stop()) }
  }
}
