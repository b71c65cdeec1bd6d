import { killedBrowser } from './killedBrowser.ts'
import type { Fault } from './backend.ts'
import { type Story, until, wait } from './story.ts'

const answers = (status: number, retryAfter?: string): Fault => ({
  does: 'answer',
  status,
  ...(retryAfter !== undefined && { retryAfter }),
})

/** The same for each of these: forty events meet the fault, twenty more come after it. */
const meets = (fault: string, faults: readonly Fault[], more: Partial<Story> = {}): Story => ({
  fault,
  ...more,
  async run({ visit, backend }) {
    backend.fail(faults)
    const { make } = await visit()
    const made = await make(40)
    await until(() => backend.requests.length > faults.length)
    return made + (await make(20))
  },
})

export const stories: readonly Story[] = [
  meets('none', []),
  {
    fault: 'connection refused for 3 s',
    async run({ visit, backend }) {
      const { make } = await visit()
      await backend.shut()
      const made = await make(40)
      await wait(3000)
      await backend.open()
      return made
    },
  },
  meets('connection reset, twice', [{ does: 'reset' }, { does: 'reset' }], { isQuick: true }),
  meets('an answer after 35 s', [{ does: 'wait', ms: 35_000 }]),
  meets('408', [answers(408)]),
  {
    fault: '413 above 3 kB',
    isQuick: true,
    async run({ visit, backend }) {
      backend.fail([], { does: 'limit', bytes: 3000 })
      return (await visit()).make(60)
    },
  },
  {
    fault: '413, always, and then no more',
    async run({ visit, backend }) {
      backend.fail([], answers(413))
      const { make, problems } = await visit()
      const made = await make(8)
      // Halved down to single events, and each of them refused; what tells of it is refused as well.
      await until(async () => (await problems()).filter((code) => code === 'forward-refused').length >= 8)
      await wait(1000)
      backend.fail([])
      return made + (await make(1))
    },
  },
  meets('429, Retry-After in seconds', [answers(429, '3')], { isQuick: true }),
  {
    fault: '429, Retry-After as a date',
    async run({ visit, backend }) {
      const { make } = await visit()
      backend.fail([answers(429, new Date(Date.now() + 6000).toUTCString())])
      return make(40)
    },
  },
  meets('400: refused for good', [answers(400)], { isQuick: true }),
  meets('500, twice', [answers(500), answers(500)]),
  meets('503, Retry-After', [answers(503, '2')]),
  meets('the answer breaks off after its status', [{ does: 'truncate', after: 'status' }], { isQuick: true }),
  meets('the answer breaks off before it', [{ does: 'truncate', after: 'nothing' }]),
  {
    fault: 'offline, and back',
    async run({ visit, context, backend }) {
      const { make } = await visit()
      await context.setOffline(true)
      let made = await make(30)
      await wait(2000)
      made += await make(30)
      if (backend.taken.length > 0) throw new Error('something went out over no network')
      await context.setOffline(false)
      return made
    },
  },
  {
    fault: 'the page is left while the server fails, and the next sends the rest',
    mayOvertake: true,
    async run({ visit, backend }) {
      backend.fail([], answers(503))
      const first = await visit({ history: true })
      let made = await first.make(80)
      await until(async () => (await first.stored()) >= 80)
      await first.page.close()
      backend.fail([])
      made += await (await visit({ history: true })).make(5)
      return made
    },
  },
  killedBrowser,
  {
    fault: 'the disk is full',
    async run({ visit, context, backend, site }) {
      backend.fail([answers(503)])
      const { page, make, problems } = await visit({ history: true })
      const session = await context.newCDPSession(page)
      await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 1 })
      const made = await make(60)
      if (!(await until(async () => (await problems()).includes('forward-not-kept'), 10_000)))
        throw new Error('nobody was told that nothing is stored')
      return made
    },
  },
  {
    fault: 'two tabs, one closed while the server fails',
    mayOvertake: true,
    async run({ visit, backend }) {
      backend.fail([], answers(503))
      const one = await visit({ history: true })
      const two = await visit({ history: true })
      let made = (await one.make(40)) + (await two.make(40))
      await until(async () => (await two.stored()) >= 80)
      await one.page.close()
      backend.fail([])
      made += await two.make(20)
      // It looks for what others have left once a minute, and when a page begins.
      made += await (await visit({ history: true })).make(1)
      return made
    },
  },
  {
    fault: 'away and back, from the back/forward cache',
    mayOvertake: true,
    async run({ visit, site }) {
      site.on('GET /away', '<!doctype html><title>Away</title>')
      const { page, make } = await visit({ history: true })
      let made = await make(30)
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => (document.title = `back ${persisted}`))
        location.href = '/away'
      })
      await page.waitForURL('**/away')
      await page.evaluate(() => void setTimeout(() => history.back()))
      if (!(await until(async () => (await page.title().catch(() => '')) === 'back true', 10_000)))
        throw new Error('the page did not come from the cache')
      made += await make(30)
      return made
    },
  },
  {
    fault: 'a burst of 100,000 events',
    isAlone: true,
    run: async ({ visit }) => (await visit()).make(100_000),
  },
]
