import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createApp } from '../../examples/backend/server/createApp.mjs'
import { openStore } from '../../examples/backend/server/openStore.mjs'
import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

test('the example backend takes every event of a real page', async ({ page, site }) => {
  const schema = JSON.parse(readFileSync('dist/events.schema.json', 'utf8')) as object
  const store = await openStore(':memory:')
  const app = createApp({ store, schema, origins: [site.origin], ingestToken: 'in' })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((listening) => server.once('listening', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/friction`
  try {
    const { heard, hand, help } = await open(page, site, {
      config: helpOn('rage-click'),
      consent: 'granted',
      user: { id: 'u_42' },
      options: `{ forward: { url: '${url}', token: () => 'in' }, release: '2026.11.2' }`,
      body: '<button id="pay" type="button">Pay now</button>',
    })
    await hand.press('#pay', 3)
    await help.waitFor()
    await hand.press(help.getByLabel('Close'))
    await page.evaluate('unstuck.ticketOpened({ channel: "chat" })')
    await heard.next('outcome')
    await page.evaluate('unstuck.stop()')
    const types = () => store.ask('SELECT DISTINCT type FROM events ORDER BY type')
    await expect
      .poll(types, { timeout: 10_000 })
      .toEqual(['decision', 'intervention', 'outcome', 'score', 'signal', 'ticket'].map((type) => ({ type })))
    expect(await store.ask('SELECT * FROM refusals')).toEqual([])
    // Whoever presses slowly enough has met a dead click before that.
    const ofRage = "SELECT type, release FROM events WHERE signal = 'rage-click' AND type = 'signal'"
    expect(await store.ask(ofRage)).toEqual([{ type: 'signal', release: '2026.11.2' }])
  } finally {
    server.close()
    await store.close()
  }
})
