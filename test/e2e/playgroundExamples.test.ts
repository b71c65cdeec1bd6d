import { describe } from 'vitest'
import { handOf } from '../support/e2e/hand.ts'
import { expect, test } from '../support/e2e.ts'

/** The pages that a reader may paste, as they are in the repository. */
describe('the examples', () => {
  test('by script tag: a broken button gets help, and the help does what it offers', async ({
    page,
    origin,
  }) => {
    await page.goto(`${origin}/examples/script-tag/`)
    const button = page.getByRole('button', { name: 'Export as PDF' })
    await handOf(page).press(button, 4)

    const help = page.getByRole('dialog', { name: 'The export is down' })
    await help.waitFor()
    await help.getByRole('button', { name: 'Mail it to me' }).click()
    await page.getByText('report sent').waitFor()
    expect(await page.locator('output').innerText()).toMatch(/^signal: rage-click ×\d on Export as PDF/)
  })

  test('imported: two refused codes get help', async ({ page, origin }) => {
    await page.goto(`${origin}/examples/esm/`)
    for (const code of ['GC1', 'GC2']) {
      await page.getByLabel('Code').fill(code)
      await page.getByRole('button', { name: 'Redeem' }).click({ delay: 60 })
      await page.getByText('This code is not valid.').waitFor()
    }

    const help = page.getByRole('dialog', { name: 'Is it a gift card?' })
    await help.waitFor()
    await help.getByRole('button', { name: 'Thanks' }).click()
    await help.waitFor({ state: 'detached' })
    expect(await page.locator('output').innerText()).toContain('signal: form-rejected ×2 in voucher')
  })
})
