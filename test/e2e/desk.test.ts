import type { Page } from 'playwright'
import { describe } from 'vitest'
import type { Unstuck } from '../../src/surface.ts'
import { helpOn, TITLE } from '../support/e2e/config.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import type { Answer, Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

declare const unstuck: Unstuck

const config = helpOn(
  { event: 'stuck' },
  { help: { kind: 'card', actions: [{ label: 'Talk to us', handover: 'default' }] } },
)

/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:1/'

/** A user who has asked for a person, of whom there are those in turn. */
async function asks(page: Page, site: Site, handover: string): Promise<Opened> {
  const opened = await open(page, site, { config, options: `{ handover: { default: ${handover} } }` })
  await page.evaluate(() => unstuck.help('help'))
  await talk(opened)
  return opened
}

async function talk({ page, help }: Opened): Promise<void> {
  await help.getByRole('button', { name: 'Talk to us' }).click()
  await page.getByLabel('What did you want to do?').waitFor()
}

const field = (page: Page) => page.getByLabel('What did you want to do?')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const write = (page: Page) => field(page).fill('Send the invoices.')

/** How often prevention is said to have failed. */
const ticketsTold = (heard: Opened['heard']) =>
  heard.observations('call').filter(({ call }) => call === 'ticket').length

/** What each desk was sent: its key, and the key in its body. */
function tickets(site: Site) {
  return site.received
    .filter(({ route }) => route.startsWith('POST'))
    .map(({ route, headers, body }) => {
      const { idempotencyKey, message } = JSON.parse(body) as { idempotencyKey: string; message: string }
      expect(headers['idempotency-key']).toBe(idempotencyKey)
      expect(idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      return { route, key: idempotencyKey, message }
    })
}

describe('a desk', () => {
  test('that breaks off after it has read everything may have it: it is asked again, under the same key, and nobody else', async ({
    page,
    site,
  }) => {
    let said: Answer = { breaks: true }
    site.on('POST /desk', () => said)
    site.on('POST /other', {})
    const { heard } = await asks(page, site, `['/desk', '/other']`)
    await write(page)
    await button(page, 'Send').click()
    await page.getByText('it may have arrived, or not').waitFor()
    expect(heard.of('handover')[0]).toMatchObject({ ok: false, refused: ['webhook: unknown'] })
    // What may have left is what it is.
    expect(await field(page).isEditable()).toBe(false)
    expect(heard.of('problem').map(({ code }) => code)).toEqual(['handover-failed'])

    said = { body: '{"reference":17}' }
    await button(page, 'Try again').click()
    await page.getByText('Your reference is 17').waitFor()
    const sent = tickets(site)
    expect(sent.length).toBeGreaterThan(1)
    // Chromium by itself sends again what was cut off on a connection that it had kept open: the same each time.
    expect([...new Set(sent.map((one) => JSON.stringify(one)))]).toEqual([JSON.stringify(sent[0])])
    expect(sent[0]!.route).toBe('POST /desk')
    expect(ticketsTold(heard)).toBe(1)
    expect(heard.signals()).toEqual([])
  })

  test('that does not answer may have it, and the next is asked when the user says so', async ({
    page,
    site,
  }) => {
    let answer = () => {}
    site.on('POST /desk', { after: new Promise<void>((resolve) => (answer = resolve)) })
    site.on('POST /other', {})
    await page.clock.install()
    const opened = await asks(page, site, `['/desk', '/other']`)
    await write(page)
    await button(page, 'Send').click()
    await site.requests('POST /desk')
    await page.clock.fastForward(9000)
    expect(await page.getByText('it may have arrived').count()).toBe(0)
    await page.clock.fastForward(2000)
    await page.getByText('it may have arrived, or not').waitFor()
    // Who comes back finds this one, and no second one beside it.
    await page.keyboard.press('Escape')
    await talk(opened)
    await page.getByText('it may have arrived, or not').waitFor()
    await button(page, 'Ask somebody else').click()
    await page.getByText('Somebody will get back to you.').waitFor()
    const [first, second] = tickets(site)
    expect([first!.route, second!.route]).toEqual(['POST /desk', 'POST /other'])
    expect(second!.key).toBe(first!.key)
    answer()
  })

  test('that nothing can have reached is no reason to wait: the next one is asked', async ({
    page,
    site,
  }) => {
    site.on('POST /full', { status: 429 })
    site.on('POST /desk', {})
    const { heard } = await asks(page, site, `['${CLOSED}', '/full', '/desk']`)
    await write(page)
    await button(page, 'Send').dblclick()
    await page.getByText('Somebody will get back to you.').waitFor()
    expect(heard.of('handover')).toMatchObject([
      { ok: true, refused: ['webhook: failed', 'webhook: failed'] },
    ])
    expect(tickets(site).map(({ route }) => route)).toEqual(['POST /full', 'POST /desk'])
  })

  test('is not asked while there is no network, and once when it is back', async ({
    page,
    site,
    context,
  }) => {
    site.on('POST /desk', {})
    await asks(page, site, `'/desk'`)
    await write(page)
    await context.setOffline(true)
    await button(page, 'Send').click()
    await page.getByText('Nobody can be reached right now.').waitFor()
    await context.setOffline(false)
    await button(page, 'Try again').click()
    await page.getByText('Somebody will get back to you.').waitFor()
    expect(tickets(site)).toHaveLength(1)
  })

  test('is sent nothing that holds nothing, and nothing that the user takes for a draft', async ({
    page,
    site,
  }) => {
    site.on('POST /desk', {})
    const { heard } = await asks(
      page,
      site,
      `[{ name: 'chat', available: () => false, capabilities: { draft: true, fields: true, recording: false, sends: false } }, '/desk']`,
    )
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
    await button(page, 'Continue').click()
    await page.getByText('You can send it as a message instead.').waitFor()
    expect([tickets(site), heard.of('handover')]).toEqual([[], []])

    await page.getByRole('checkbox').first().press('Enter')
    expect(tickets(site)).toEqual([])
    await field(page).fill(' \u200b\n ')
    await button(page, 'Send').click()
    await page.getByText('There is nothing in it yet').waitFor()
    expect(await field(page).evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(
      true,
    )
    expect(await field(page).getAttribute('aria-invalid')).toBe('true')
    expect(tickets(site)).toEqual([])

    await page.keyboard.type('Help')
    expect(await field(page).getAttribute('aria-invalid')).toBe('false')
    await button(page, 'Send').click()
    await page.getByText('Somebody will get back to you.').waitFor()
    expect(tickets(site)).toMatchObject([{ message: 'Help' }])
    expect(heard.of('handover')).toMatchObject([{ ok: true, via: 'webhook', refused: ['chat: away'] }])
  })

  test('has what was sent to it although the user has left the review meanwhile, and they are told', async ({
    page,
    site,
  }) => {
    let answer = () => {}
    site.on('POST /desk', { after: new Promise<void>((resolve) => (answer = resolve)) })
    const opened = await asks(page, site, `'/desk'`)
    await write(page)
    await button(page, 'Send').click()
    await site.requests('POST /desk')
    await page.keyboard.press('Escape')
    await talk(opened)
    expect(await field(page).isEditable()).toBe(false)
    await button(page, 'Send').click()
    await page.keyboard.press('Escape')
    await opened.help.getByText('Try this').waitFor()
    answer()
    await opened.help.getByText('Sent. Somebody will get back to you.').waitFor()
    expect(tickets(site)).toHaveLength(1)
    await button(page, 'Close').click()
    expect(opened.heard.of('intervention').map(({ step }) => step)).toEqual(['shown', 'used', 'closed'])
  })

  test('is asked once although the user has closed the help meanwhile, which was no refusal', async ({
    page,
    site,
  }) => {
    let answer = () => {}
    site.on('POST /desk', { after: new Promise<void>((resolve) => (answer = resolve)) })
    const { heard } = await asks(page, site, `'/desk'`)
    await write(page)
    await button(page, 'Send').click()
    await site.requests('POST /desk')
    await button(page, 'Close').click()
    answer()
    await heard.next('handover', ({ ok }) => ok)
    expect(heard.of('intervention').map(({ step }) => step)).not.toContain('dismissed')
    expect(ticketsTold(heard)).toBe(1)
  })

  test('hears of the page that the user was stuck on, although they have gone on', async ({ page, site }) => {
    site.on('POST /desk', {})
    const { heard } = await asks(page, site, `'/desk'`)
    await write(page)
    await page.evaluate(() => history.pushState({}, '', '/elsewhere'))
    await heard.observation('page', 1)
    expect(await field(page).inputValue()).toBe('Send the invoices.')
    await button(page, 'Send').click()
    await page.getByText('Somebody will get back to you.').waitFor()
    const { page: path, url } = JSON.parse(site.received.at(-1)!.body) as { page: string; url: string }
    expect([path, url]).toEqual(['/', `${site.origin}/`])
  })
})

test('what a chat takes from nobody is given to the user to paste, before the chat has the focus', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = `{
    name: 'chat', capabilities: { draft: false, fields: false, recording: false, sends: false },
    handover() { const f = document.body.appendChild(document.createElement('iframe')); f.focus(); f.contentWindow.focus() },
  }`
  await asks(page, site, chat)
  await write(page)
  await button(page, 'Continue').click()
  await page.getByText('Your text is on the clipboard').waitFor()
  await page.bringToFront()
  await page.getByRole('heading', { name: 'Talk to us' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Send the invoices\./)
})

test('what the clipboard does not take either is there to be copied by hand', async ({ page, site }) => {
  const chat = `{ name: 'chat', capabilities: { draft: false, fields: false, recording: false, sends: false }, handover() {} }`
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await asks(page, site, chat)
  await write(page)
  await button(page, 'Continue').click()
  await page.getByText('Copy it here, and paste it there.').waitFor()
  await button(page, 'Copy the text').click()
  const text = page.getByRole('textbox', { name: 'Copy the text' })
  expect(await text.inputValue()).toMatch(/^Send the invoices\./)
  expect(await text.evaluate((one: HTMLTextAreaElement) => one.selectionEnd)).toBeGreaterThan(17)
  await page.getByRole('dialog', { name: TITLE }).waitFor({ state: 'detached' })
})

test('what is being written is not taken away by a goal that is reached meanwhile', async ({
  page,
  site,
}) => {
  site.on('POST /desk', {})
  const { rules = [] } = config
  const opened = await open(page, site, {
    config: { ...config, rules: rules.map((rule) => ({ ...rule, goal: { event: 'paid' } })) },
    options: `{ handover: { default: '/desk' } }`,
  })
  await page.evaluate(() => unstuck.track('stuck'))
  await talk(opened)
  await write(page)
  await page.evaluate(() => unstuck.track('paid'))
  // What takes it away comes with the goal, and this after it.
  await page.evaluate(() => unstuck.track('later'))
  await opened.heard.next('observation', (one) => one.type === 'event' && one.name === 'later')
  await button(page, 'Send').click()
  await page.getByText('Somebody will get back to you').waitFor()
  expect(tickets(site)).toHaveLength(1)
})
