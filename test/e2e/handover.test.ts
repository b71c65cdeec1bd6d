import type { Page } from 'playwright'
import { describe } from 'vitest'
import { handOf } from '../support/e2e/hand.ts'
import { expect, test } from '../support/e2e.ts'

/** The page of the example, where a person is asked for. */
async function askForPerson(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/examples/handover/`)
  const button = page.getByRole('button', { name: 'Send all invoices' })
  await handOf(page).press(button, 4)
  await page.getByRole('button', { name: 'Talk to us' }).click()
  await page.getByLabel('What did you want to do?').waitFor()
}

const noted = (page: Page) => page.locator('output').innerText()

describe('a handover', () => {
  test('sends to the desk what the user has left of it, and nothing before they press', async ({
    page,
    origin,
  }) => {
    const received: unknown[] = []
    await page.route('**/handover-desk', async (route) => {
      received.push(route.request().postDataJSON())
      await route.fulfill({ json: { reference: 'A-17' } })
    })
    await askForPerson(page, origin)
    await page.getByLabel('What did you want to do?').fill('Send the invoices of May.\nAll of them.')
    const lines = page.getByRole('checkbox')
    expect(await lines.count()).toBeGreaterThan(2)
    await page.getByLabel(/On the page/).uncheck()
    expect(received).toEqual([])

    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Your reference is A-17').waitFor()
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      subject: 'Send the invoices of May.',
      page: '/examples/handover/',
      url: `${origin}/examples/handover/`,
    })
    const { message, steps } = received[0] as { message: string; steps: { kind: string }[] }
    expect(message).toContain('Send the invoices of May.\nAll of them.')
    expect(message).toContain('Pressed again and again, without an answer: “Send all invoices”')
    expect(message).toContain('Help was shown: “Shall we send them for you?”')
    expect(message).not.toContain('On the page')
    expect(steps.map(({ kind }) => kind)).not.toContain('page')
    expect(await noted(page)).toContain('handed over to webhook')
  })

  test('opens the chat that is there, with the draft, and puts the help away', async ({ page, origin }) => {
    await page.addInitScript(() => {
      const commands: unknown[] = []
      const states = new Set(['website:available'])
      Object.assign(window, {
        commands,
        $crisp: {
          is: (what: string) => states.has(what),
          push([method, name, args]: [string, string, unknown]) {
            commands.push([method, name, args])
            if (name === 'chat:open') states.add('chat:opened')
          },
        },
      })
    })
    await askForPerson(page, origin)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('handed over to crisp').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    const drafts = await page.evaluate(() =>
      (window as unknown as { commands: unknown[][] }).commands.filter(([, name]) => name === 'message:text'),
    )
    expect(JSON.stringify(drafts)).toContain('Send all invoices')
  })

  test('that nobody takes says so, loses nothing, and can be tried again', async ({
    page,
    origin,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    let isBroken = true
    await page.route('**/handover-desk', (route) => route.fulfill(isBroken ? { status: 403 } : { json: {} }))
    await askForPerson(page, origin)
    await page.getByLabel('What did you want to do?').fill('Send the invoices.')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Nobody can be reached right now.').waitFor()
    expect(await noted(page)).toContain('nobody took over: crisp: missing, webhook: failed')

    await page.getByRole('button', { name: 'Copy the text' }).click()
    await page.getByText('Copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Send the invoices\./)

    isBroken = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Somebody will get back to you.').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('is reviewed by keyboard alone, and left by Escape without a trace', async ({ page, origin }) => {
    const asked: string[] = []
    await page.route('**/handover-desk', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ json: {} })
    })
    await page.goto(`${origin}/examples/handover/`)
    const button = page.getByRole('button', { name: 'Send all invoices' })
    await button.focus()
    await handOf(page).key('Enter', 4)
    await page.getByRole('button', { name: 'Talk to us' }).waitFor()
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'Talk to us' }).press('Enter')
    await page.getByLabel('What did you want to do?').waitFor()
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('Hello')
    expect(await page.getByLabel('What did you want to do?').inputValue()).toBe('Hello')
    await page.keyboard.press('Escape')
    await page.getByText('A person can do it now.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(asked).toEqual([])
    expect(await button.evaluate((one) => document.activeElement === one)).toBe(true)
  })
})
