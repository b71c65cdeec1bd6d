import { afterAll, beforeAll, describe } from 'vitest'
import { startExamples } from '../../examples/configs/startExamples.mjs'
import { soon } from '../support/soon.ts'
import { type Visit, visit } from '../support/e2e/travel.ts'
import { expect, test } from '../support/e2e.ts'

const TEN_ON_MONDAY = '2027-03-01T10:00:00+01:00'

let examples: Awaited<ReturnType<typeof startExamples>>
beforeAll(async () => void (examples = await startExamples()))
afterAll(() => examples.close())

/** The help of that title, and no other. */
async function expectHelp({ page, heard }: Visit, title: string) {
  const help = page.getByRole('dialog', { name: title })
  await help.waitFor({ timeout: 25_000 })
  expect(await page.getByRole('dialog').count()).toBe(1)
  expect(heard.of('problem')).toEqual([])
  return help
}

/** Help waits for a good moment; after this one it would be there. */
async function expectNoHelp({ page, heard }: Visit) {
  await page.waitForTimeout(3000)
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(heard.of('decision').filter(({ verdict }) => verdict === 'show')).toEqual([])
  expect(heard.of('problem')).toEqual([])
}

/** Fills the one field in, sends it, and waits for what the page says. */
async function send({ page, hand }: Visit, value: string, answer: string) {
  await page.locator('main input').last().fill(value)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await hand.press('main form button')
  await answered
  await page.getByText(answer).waitFor()
}

describe.concurrent('single sign-on that refuses somebody three times', () => {
  const REFUSED = 'did not let you in'
  const rows = [
    ['anybody', '/sso', 'Single sign-on does not know you'],
    ['an admin', '/sso?as=admin', 'Is your certificate still valid?'],
  ] as const
  for (const [who, path, title] of rows) {
    test(`tells ${who}: ${title}`, { timeout: 60_000 }, async ({ context }) => {
      const user = await visit(context, examples.origin + path)
      await send(user, 'ann', REFUSED)
      await send(user, 'ann@home.example', REFUSED)
      await expectNoHelp(user)
      await send(user, 'ann@work.example', REFUSED)
      await expectHelp(user, title)
    })
  }

  test('tells nothing to who gets in at the third try', { timeout: 60_000 }, async ({ context }) => {
    const user = await visit(context, `${examples.origin}/sso`)
    await send(user, 'ann', REFUSED)
    await send(user, 'ann@work.example', REFUSED)
    await send(user, 'ann@known.example', 'Welcome back')
    await expectNoHelp(user)
  })
})

describe.concurrent('exports that are down', () => {
  test('are told of to whom they fail, until they are served', { timeout: 60_000 }, async ({ context }) => {
    const own = await startExamples({ exportsFail: 2 })
    const user = await visit(context, `${own.origin}/exports`)
    await user.hand.press('#export')
    const news = await expectHelp(user, 'Exports are down, and it is us')
    await news.getByRole('button').first().click()
    await news.waitFor({ state: 'detached' })
    // The advice of ordinary days would be wrong now.
    await user.hand.press('#export')
    const { event } = await user.heard.next('decision', ({ rule }) => rule === 'export/fails')
    expect(event.verdict).toBe('suppress')
    expect(await user.page.getByText('Try a shorter period').count()).toBe(0)
    await user.hand.press('#export')
    await user.page.getByRole('dialog').getByText('Exports work again.').waitFor()
    own.close()
  })

  test('are not told of to who never exports', { timeout: 60_000 }, async ({ context }) => {
    const own = await startExamples({ exportsFail: 100 })
    const user = await visit(context, `${own.origin}/exports`)
    await user.hand.press('#chart', 2, 1500)
    await expectNoHelp(user)
    own.close()
  })
})

describe.concurrent('contacts that are added by hand', () => {
  const TITLE = 'You can import them all at once'
  const on = (day: number) => `2027-03-0${day}T10:00:00+01:00`

  /** An afternoon of it. */
  async function add({ page }: Visit, count: number) {
    for (let i = 0; i < count; i++) {
      const before = await page.locator('li').count()
      await page.getByLabel('Name').fill(`Contact ${i}`)
      await page.getByLabel('Name').press('Enter')
      await soon(async () => expect(await page.locator('li').count()).toBe(before + 1))
    }
  }
  const come = (context: Parameters<typeof visit>[0], day: number) =>
    visit(context, `${examples.origin}/contacts`, on(day))

  test('on three days lead to the import, at the thirtieth', { timeout: 90_000 }, async ({ context }) => {
    for (const day of [1, 2]) {
      const user = await come(context, day)
      await add(user, 12)
      await user.leave()
    }
    const user = await come(context, 4)
    await add(user, 5)
    await expectNoHelp(user)
    await add(user, 1)
    await expectHelp(user, TITLE)
  })

  test('all on one day are a busy afternoon', { timeout: 90_000 }, async ({ context }) => {
    const user = await come(context, 1)
    await add(user, 31)
    await expectNoHelp(user)
  })

  test('by somebody who has opened the import are a choice', { timeout: 90_000 }, async ({ context }) => {
    const first = await come(context, 1)
    await first.hand.press('[data-test=import]')
    await add(first, 14)
    await first.leave()
    for (const day of [2, 3]) {
      const user = await come(context, day)
      await add(user, 9)
      if (day === 3) await expectNoHelp(user)
      await user.leave()
    }
  })

  test('are not counted for who does not want it', { timeout: 90_000 }, async ({ context }) => {
    for (const day of [1, 2, 3]) {
      const user = await come(context, day)
      await user.page.evaluate(`unstuck('consent', 'denied')`)
      await add(user, 11)
      if (day === 3) await expectNoHelp(user)
      await user.leave()
    }
  })
})

describe.concurrent('a card that the bank refuses, on a page without scripts of its own', () => {
  async function pay({ page, hand, heard }: Visit, postcode: string, heading: string) {
    const loads = heard.observations('start').length
    await page.getByLabel('Name on the card').fill('Ann')
    await page.getByLabel('Billing postcode').fill(postcode)
    await hand.press('main form button')
    await page.getByText(heading).waitFor()
    await heard.observation('start', loads)
  }
  const REFUSED = 'Your bank refused the payment'

  test('twice gets help on the page that comes back', { timeout: 60_000 }, async ({ context }) => {
    const user = await visit(context, `${examples.origin}/card`)
    await pay(user, '12345', REFUSED)
    await expectNoHelp(user)
    await pay(user, '12346', REFUSED)
    await expectHelp(user, 'Card refused?')
  })

  test('once, and then takes it, gets none', { timeout: 60_000 }, async ({ context }) => {
    const user = await visit(context, `${examples.origin}/card`)
    await pay(user, '12345', REFUSED)
    await pay(user, '10115', 'Thank you')
    await expectNoHelp(user)
  })
})

describe.concurrent('an onboarding without a data source', () => {
  const come = (context: Parameters<typeof visit>[0], when: string) =>
    visit(context, `${examples.origin}/onboarding`, when)
  const rows = [
    ['gets a call in office hours', '2027-03-03T10:05:00+01:00', 'Shall we connect it together?'],
    ['gets a guide in the evening', '2027-03-03T20:00:00+01:00', 'No data yet?'],
    ['gets a guide on Saturday', '2027-03-06T11:00:00+01:00', 'No data yet?'],
  ] as const
  for (const [what, when, title] of rows) {
    test(`after two days ${what}`, { timeout: 60_000 }, async ({ context }) => {
      const first = await come(context, TEN_ON_MONDAY)
      await expectNoHelp(first)
      await first.leave()
      await expectHelp(await come(context, when), title)
    })
  }

  test('the next day is left alone', { timeout: 60_000 }, async ({ context }) => {
    await (await come(context, TEN_ON_MONDAY)).leave()
    await expectNoHelp(await come(context, '2027-03-02T10:05:00+01:00'))
  })

  test('that has one by then is left alone', { timeout: 60_000 }, async ({ context }) => {
    const first = await come(context, TEN_ON_MONDAY)
    await send(first, 'db.example', 'Connected')
    await first.leave()
    await expectNoHelp(await come(context, '2027-03-03T10:05:00+01:00'))
  })
})

describe.concurrent('a person', () => {
  const WRONG = 'This is no VAT id'

  /** Two refusals, the explanation, and the time that it takes to read it. */
  async function readExplanation(user: Visit) {
    await send(user, '12/345/6789', WRONG)
    await send(user, '12345', WRONG)
    const tip = await expectHelp(user, 'Which number is it?')
    await user.page.waitForTimeout(5500)
    await tip.getByRole('button', { name: 'Got it' }).click()
    await tip.waitFor({ state: 'detached' })
  }

  test('is offered to whom the explanation did not help', { timeout: 60_000 }, async ({ context }) => {
    const user = await visit(context, `${examples.origin}/vat`)
    await readExplanation(user)
    await send(user, 'DE1', WRONG)
    await user.heard.next('outcome', ({ outcome }) => outcome === 'recurred')
    await expectHelp(user, 'Shall we look at it together?')
  })

  test('is not offered to whom it did help', { timeout: 60_000 }, async ({ context }) => {
    const user = await visit(context, `${examples.origin}/vat`)
    await readExplanation(user)
    await send(user, 'DE123456789', 'Saved.')
    await user.page.waitForTimeout(3000)
    expect(await user.page.getByRole('dialog').count()).toBe(0)
  })

  test('is not offered while nobody is there', { timeout: 60_000 }, async ({ context }) => {
    const own = await startExamples({ freeAgents: 0 })
    const user = await visit(context, `${own.origin}/vat`)
    await readExplanation(user)
    await send(user, 'DE1', WRONG)
    await user.heard.next('outcome', ({ outcome }) => outcome === 'recurred')
    await user.page.waitForTimeout(3000)
    expect(await user.page.getByRole('dialog').count()).toBe(0)
    own.close()
  })
})
