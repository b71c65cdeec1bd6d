import { resolve } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { readRecording, replay } from '../../src/replay.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import { bundle } from '../support/e2e/bundle.ts'
import { hear } from '../support/e2e/hear.ts'
import { handOf } from '../support/e2e/hand.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const config = { schemaVersion: 1 }

/** A host that brings both parts of the package by its bundler. */
function serve(site: Site, files: ReadonlyMap<string, string>, options: string): void {
  for (const [name, body] of files) site.on(`GET /host/${name}`, { type: 'text/javascript', body })
  site.on(
    'GET /',
    `<!doctype html><title>Chart of Jane Roe</title>
    <h1 aria-label="Chart of Jane Roe">Jane Roe</h1><a href="/orders?card=4111">Order</a>
    <label>Name <input id="name" value="Jane Roe"></label>
    <p data-unstuck-block>Jane Roe, blocked</p>
    <button id="dead" type="button">Pay Jane Roe</button>
    <script src="/record.js"></script>
    <script type="module">
      import { createUnstuck } from '/host/unstuck.js'
      import { createRecorder } from '/host/recorder.js'
      const unstuck = createUnstuck({ config: ${JSON.stringify(config)}, consent: 'granted' })
      record((type, hear) => unstuck.on(type, hear))
      window.recorder = createRecorder(unstuck, ${options})
    </script>`,
  )
}

describe('the recorder', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    files = await bundle({ unstuck: resolve('dist/index.js'), recorder: resolve('dist/recorder.js') })
  })

  test('keeps what replays to the byte, and nothing that a person could be known by', async ({
    page,
    site,
  }) => {
    serve(site, files, `{ consent: 'granted' }`)
    const heard = hear(page)
    await page.goto(site.origin)
    await page.waitForFunction('recorder.isRecording && recorder.take().length > 3')
    const hand = handOf(page)
    await page.locator('#name').fill('Richard Roe')
    await hand.press('#dead', 4)
    await heard.signal('rage-click')
    await heard.signal('dead-click')
    const events = await page.evaluate<RrwebEvent[]>('recorder.take()')

    const { mode, log, state, unknown } = readRecording(events)
    expect({ mode, unknown }).toEqual({ mode: 'exact', unknown: [] })
    const again = replay(config, log, state).signals
    const lived = heard.of('signal').filter(({ at }) => at > state!.now)
    expect(JSON.stringify(again)).toBe(JSON.stringify(lived))
    expect(again.map(({ type }) => type)).toContain('rage-click')

    const foreign = JSON.stringify(events.filter(({ type }) => type !== 5))
    expect(foreign).not.toMatch(/Roe|4111|blocked/)
    expect(foreign).toMatch(/\*{3}/)
  })

  test('records nothing before consent, and forgets what it has when that is denied', async ({
    page,
    site,
  }) => {
    serve(site, files, '{}')
    await page.goto(site.origin)
    await page.waitForFunction('window.recorder')
    const asked = site.received.length
    const sizes = await page.evaluate(`(async () => {
      const size = () => recorder.take().length
      const until = async (test) => { while (!test()) await new Promise(requestAnimationFrame) }
      const before = [recorder.isRecording, size()]
      recorder.consent('granted')
      await until(() => size() > 4)
      recorder.consent('pending')
      const paused = size()
      document.body.append('more')
      await new Promise(requestAnimationFrame)
      const still = size() === paused
      recorder.consent('denied')
      return [...before, paused > 3, still, size(), recorder.isRecording]
    })()`)
    expect(sizes).toEqual([false, 0, true, true, 0, false])
    expect(asked).toBeGreaterThan(0)
  })
})
