import type { Browser } from 'playwright'
import { startSite } from '../support/e2e/site.ts'
import { type Account, drawAccount } from './account.ts'
import { startBackend } from './backend.ts'
import { type Stage, type Story, until, type Visitor } from './story.ts'

/** Plays a story, and waits until all events are accounted for. */
export async function runStory(story: Story, browser: Browser): Promise<Account> {
  const [site, backend] = [await startSite(), await startBackend()]
  const context = await browser.newContext()
  const visit: Stage['visit'] = async ({ on = context, history = false } = {}) => {
    site.on('GET /', pageOf(backend.url, history))
    const page = await on.newPage()
    await page.goto(site.origin)
    await page.evaluate('unstuck.ready')
    return visitorOf(page)
  }
  try {
    const made = await story.run({ browser, context, site, backend, visit })
    await until(() => drawAccount(made, backend.taken).isBalanced)
    return drawAccount(made, backend.taken)
  } finally {
    await context.close()
    site.close()
    backend.close()
  }
}

function visitorOf(page: Visitor['page']): Visitor {
  return {
    page,
    make: (count) =>
      page.evaluate((wanted) => {
        const { unstuck } = window as unknown as { unstuck(method: string, ticket: object): void }
        for (let i = 0; i < wanted; i++) unstuck('ticketOpened', { channel: 'chat' })
        return wanted
      }, count),
    problems: () => page.evaluate('problems'),
    stored: () =>
      page.evaluate(async () => {
        const ask = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
        if (!(await indexedDB.databases()).some(({ name }) => name === 'unstuck-queue')) return 0
        const database = await ask(indexedDB.open('unstuck-queue'))
        try {
          return await ask(database.transaction('events').objectStore('events').count())
        } finally {
          database.close()
        }
      }),
  }
}

function pageOf(url: string, history: boolean): string {
  const consent = { forward: 'granted', carry: 'denied', history: history ? 'granted' : 'pending' }
  return `<!doctype html><html lang="en"><head><title>Shop</title><script>
    const problems = []
    window.unstuck = function () { (unstuck.q = unstuck.q || []).push(arguments) }
    unstuck('init', { forward: ${JSON.stringify(url)}, consent: ${JSON.stringify(consent)} })
    unstuck('on', 'problem', ({ code }) => problems.push(code))
    </script><script src="/unstuck.global.js"></script></head><body>Shop</body></html>`
}
