import type { CDPSession, Page } from 'playwright'
import type { InterventionConfig } from '../../src/core/intervention.ts'
import type { Config } from '../../src/rules/schema.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const said = (title: string) => ({ title, body: 'Try **this**.' })
const step = (title: string) => ({ ...said(title), anchor: '#pay' })

/** Each kind, by the title that it has. What is in a slot that has kept no room moves what is below, as it must. */
const kinds = {
  Tip: { kind: 'tip', anchor: '#pay', ...said('Tip') },
  Card: { kind: 'card', ...said('Card'), actions: [{ label: 'Later', snooze: '1h' }] },
  'Banner above': { kind: 'banner', ...said('Banner above') },
  'Banner below': { kind: 'banner', at: 'bottom', ...said('Banner below') },
  Dot: { kind: 'tip', anchor: '#pay', quiet: true, ...said('Dot') },
  Inline: { kind: 'inline', slot: '#slot', ...said('Inline') },
  Tour: { kind: 'tour', steps: [step('Tour'), step('Its end')] },
} as const satisfies Record<string, InterventionConfig>

const config: Config = { schemaVersion: 1, rules: [], interventions: kinds }

const body = `<main><h1>Checkout</h1><p><label>Name <input id="name"></label></p>
  <div id="slot" style="height: 180px"></div>
  <p><button id="pay" type="button">Pay now</button></p><p id="after">${'Words below. '.repeat(60)}</p></main>`

/** Counts what has moved on the page without the user having done anything. */
const watchShifts = `window.shifts = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push(value + ' ' + sources.map(({ node }) => node?.id || node?.nodeName).join(' '))
  }).observe({ type: 'layout-shift', buffered: true })`

interface Heard {
  /** What the live region says. */
  readonly status: string | undefined
  readonly live: unknown
  /** Roles and names of the help, as assistive technology is told them. */
  readonly help: readonly string[]
}

/** The page as assistive technology is told of it. */
async function listen(session: CDPSession): Promise<Heard> {
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const textOf = (id: string): string => {
    const node = byId.get(id)
    if (node?.role?.value === 'StaticText') return String(node.name?.value)
    return (node?.childIds ?? []).map(textOf).join('')
  }
  const status = nodes.find(({ role, ignored }) => role?.value === 'status' && !ignored)
  return {
    status: status && textOf(status.nodeId),
    live: status?.properties?.find(({ name }) => name === 'live')?.value.value,
    help: nodes.flatMap(({ role, name, ignored }) =>
      !ignored && /^(region|dialog|button)$/.test(String(role?.value))
        ? [`${String(role?.value)} ${String(name?.value)}`]
        : [],
    ),
  }
}

/** As a script would: no input of the user, so that whatever moves counts. */
const press = (page: Page, selector: string) =>
  page.evaluate(
    (found) =>
      document.querySelector('[data-unstuck-help]')!.shadowRoot!.querySelector<HTMLElement>(found)!.click(),
    selector,
  )

test('help of every kind is announced once it is there, takes no focus, and moves nothing', async ({
  page,
  site,
}) => {
  const { heard } = await open(page, site, { config, body, options: "{ shortcut: 'Alt+Shift+H' }" })
  const session = await page.context().newCDPSession(page)
  await page.evaluate(watchShifts)
  await page.locator('#name').focus()
  // What a user has just done excuses what moves.
  await page.waitForTimeout(600)

  for (const [name, { kind, ...rest }] of Object.entries(kinds)) {
    await page.evaluate((id) => (window as unknown as { unstuck: Unstuck }).unstuck.preview(id), name)
    await heard.next(
      'intervention',
      ({ intervention, step: now }) => intervention === name && now === 'shown',
    )
    await expect
      .poll(() => listen(session).then(({ status }) => status))
      .toBe(`Help available: ${name}. Press Alt+Shift+H to reach it.`)
    const { live, help } = await listen(session)
    const isDot = 'quiet' in rest
    expect({ name, live }).toEqual({ name, live: 'polite' })
    expect(help).toEqual(
      expect.arrayContaining(['region Help', isDot ? `button Help: ${name}` : `dialog ${name}`]),
    )
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
    if (kind === 'tour') {
      // What says how far it is moves, and only after a press of the user's own.
      await page.getByRole('button', { name: 'Next' }).click()
      await expect.poll(() => listen(session).then(({ status }) => status)).toBe('Step 2 of 2: Its end')
      await page.locator('#name').focus()
    }
    if (isDot) {
      await press(page, '.dot')
      await expect.poll(() => listen(session).then((now) => now.help)).toContain(`dialog ${name}`)
      await page.locator('#name').focus()
    }
    await press(page, '.close')
    await heard.next(
      'intervention',
      ({ intervention, step: now }) => intervention === name && now === 'dismissed',
    )
  }
  expect(await page.evaluate('shifts')).toEqual([])
  expect(heard.of('problem')).toEqual([])

  // Where the slot has kept no room, what is below it moves: the observer does see it.
  await page.waitForTimeout(600)
  await page.evaluate(() => document.querySelector('#slot')!.removeAttribute('style'))
  await page.evaluate('shifts.length = 0')
  await page.evaluate('unstuck.preview("Inline")')
  await expect.poll(() => page.evaluate('shifts.length')).toBeGreaterThan(0)
})

interface Unstuck {
  preview(id: string): void
}
