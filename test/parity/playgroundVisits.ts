import type { Page } from 'playwright'
import type { createHand } from '../../examples/playground/stories/createHand.mjs'
import { stories } from '../../examples/playground/stories/stories.mjs'
import type { Heard } from '../support/e2e/hear.ts'

/** What somebody does in the playground's shop, from when the page is there. */
export interface PlaygroundVisit {
  readonly name: string
  readonly path: string
  play(scene: Scene): Promise<unknown>
}

interface Scene {
  readonly page: Page
  readonly hand: ReturnType<typeof createHand>
  readonly heard: Heard
}

/** As long as help may take to come. */
const HELP_WITHIN = 8000

/** The stories of the demo, with what people do with the help, and visits that go on over several pages. */
export const playgroundVisits: readonly PlaygroundVisit[] = [
  ...stories.map(({ name, path, play, help, follow }) => ({
    name,
    path,
    async play({ page, hand, heard }: Scene) {
      const isShown = () => heard.of('intervention').some(({ step }) => step === 'shown')
      const scene = {
        page,
        hand,
        tell: () => {},
        async thinkUntilHelp(ms: number) {
          for (const until = Date.now() + ms; Date.now() < until && !isShown();) await hand.wander(700)
        },
      }
      await play(scene)
      if (!help) return
      await heard.next('intervention', ({ step }) => step === 'shown', HELP_WITHIN)
      await follow?.(scene)
    },
  })),
  {
    name: 'opens an account, is refused for the VAT id twice, looks it up and comes back',
    path: '/account',
    async play({ page, hand }) {
      await fillIn(hand, [
        ['first', 'Robin'],
        ['last', 'Lund'],
        ['email', 'robin@example.com'],
        ['vat', '4711'],
      ])
      await hand.press('[data-account] [type=submit]')
      await hand.rest(1500)
      await fillIn(hand, [['vat', '0815']])
      await hand.press('[data-account] [type=submit]')
      await hand.rest(2500)
      await hand.press('footer a[href="/help/vat"]')
      await page.waitForURL('**/help/vat')
      await hand.rest(1500)
      await page.goBack()
      await hand.rest(1500)
    },
  },
  {
    name: 'goes from shelf to shelf, puts one into the bag, and pays at the third try',
    path: '/',
    async play({ page, hand }) {
      await hand.rest(700)
      await hand.press('[data-product=nordlys-pack] [data-step="1"]', { times: 2, every: 400 })
      await hand.press('[data-product=nordlys-pack] [data-add]')
      await hand.rest(1200)
      await page.goto(new URL('/products/halde-tent', page.url()).href)
      await hand.rest(1500)
      await hand.press('.bag-link')
      await page.waitForURL('**/bag')
      await hand.rest(900)
      await hand.press('[data-checkout]')
      for (let nth = 0; nth < 3; nth++) {
        await hand.rest(1100)
        await hand.press('[data-pay]')
        await hand.rest(900)
      }
      await page.getByText('Thank you, it is on its way').waitFor()
      await hand.press('[data-thanks] [data-close]')
    },
  },
  {
    name: 'wanders between shop, account and trade, and writes to the shop in the end',
    path: '/',
    async play({ page, hand }) {
      for (const [link, path] of [
        ['nav a[href="/account"]', '**/account'],
        ['nav a[href="/"]', '**/'],
        ['nav a[href="/account"]', '**/account'],
        ['nav a[href="/"]', '**/'],
        ['footer a[href="/help/payment"]', '**/help/payment'],
      ] as const) {
        await hand.rest(1200)
        await hand.press(link)
        await page.waitForURL(path)
      }
      await hand.rest(1500)
      await hand.press('a[href^="mailto:"]')
    },
  },
  {
    name: 'rages at the availability of a pack, and closes the help',
    path: '/products/nordlys-pack',
    async play({ page, hand, heard }) {
      await hand.rest(700)
      await hand.press('#check-availability', { times: 5, every: 320 })
      await heard.next('intervention', ({ step }) => step === 'shown', HELP_WITHIN)
      await hand.rest(1200)
      await hand.press(page.locator('[data-unstuck-help]').getByRole('button', { name: 'Close' }))
      await hand.rest(800)
      await hand.press('#check-availability', { times: 2, every: 600 })
    },
  },
]

async function fillIn(
  hand: Scene['hand'],
  entries: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  for (const [name, text] of entries) {
    await hand.press(`[name=${name}]`)
    await hand.type(text)
    await hand.rest(500)
  }
}
