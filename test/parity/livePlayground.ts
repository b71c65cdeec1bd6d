import { chromium, type Browser } from 'playwright'
import { startPlayground } from '../../examples/playground/server/startPlayground.mjs'
import { createHand } from '../../examples/playground/stories/createHand.mjs'
import { bundlePages } from '../lab/bundlePages.ts'
import { collectRecordings } from '../lab/collectRecordings.ts'
import { ensureBrowser } from '../support/browser.mjs'
import { hear } from '../support/e2e/hear.ts'
import { RECORD } from '../support/e2e/record.ts'
import { playgroundVisits, type PlaygroundVisit } from './playgroundVisits.ts'
import type { RecordedSession } from './session.ts'

type Playground = Awaited<ReturnType<typeof startPlayground>>

/** Verdicts on the last press are out by then. */
const VERDICTS_OUT = 2800

/** Visits to the playground, each in a browser context of its own, recorded while they are lived. */
export async function livePlayground(
  only: readonly string[],
  tell: (session: RecordedSession | undefined, name: string, problem?: string) => void,
): Promise<void> {
  const chosen = playgroundVisits.filter(
    ({ name }) => only.length === 0 || only.some((text) => `playground: ${name}`.includes(text)),
  )
  if (chosen.length === 0) return
  const { files } = await bundlePages([])
  const playground = await startPlayground()
  const browser = await chromium.launch(ensureBrowser())
  for (const visit of chosen) {
    const name = `playground: ${visit.name}`
    try {
      tell(await live(visit, name, { browser, playground, files }), name)
    } catch (error) {
      tell(undefined, name, error instanceof Error ? error.message.split('\n')[0] : String(error))
    }
  }
  await browser.close()
  await playground.close()
}

interface Stage {
  readonly browser: Browser
  readonly playground: Playground
  readonly files: ReadonlyMap<string, string>
}

async function live(
  visit: PlaygroundVisit,
  name: string,
  { browser, playground, files }: Stage,
): Promise<RecordedSession> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
  try {
    // As on a page with the script tag: the recorder is there before the script is, and is given its stub.
    await context.addInitScript(`if (window === top) {
      ${RECORD}
      window.unstuck ??= function () { (unstuck.q ??= []).push(arguments) }
      record((type, hear) => unstuck('on', type, hear))
      ${files.get('recorder.js')}
    }`)
    const page = await context.newPage()
    const body = files.get('unstuck.js')!
    await page.route('**/unstuck.global.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    )
    const heard = hear(page)
    await page.goto(playground.origin + visit.path)
    await heard.observation('start')
    await visit.play({ page, hand: createHand(page), heard })
    await page.waitForTimeout(VERDICTS_OUT)
    const config: unknown = await page.evaluate(`fetch('/unstuck.json').then((answer) => answer.json())`)
    return {
      name,
      config,
      loads: await collectRecordings(page),
      observations: heard.of('observation'),
      signals: heard.of('signal'),
      decisions: heard.of('decision'),
    }
  } finally {
    await context.close()
  }
}
