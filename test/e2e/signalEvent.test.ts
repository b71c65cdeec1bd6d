import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const SHADOW = `<shop-card></shop-card><script>
  customElements.define('shop-card', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<button id="pay" type="button">Pay now</button>'
    }
  })</script>`

describe.concurrent('the DOM event unstuck:signal', () => {
  test('bubbles from its element out of a shadow root', async ({ page, site }) => {
    const shop = await open(page, site, { body: SHADOW })
    const heard = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('unstuck:signal', (event) => {
            const { bubbles, composed, cancelable, detail } = event as CustomEvent
            const [origin] = event.composedPath() as HTMLElement[]
            resolve({
              bubbles,
              composed,
              cancelable,
              type: detail.type,
              origin: origin!.id,
              target: (event.target as Element).localName,
            })
          })
        }),
    )
    await shop.hand.press('#pay', 3)
    expect(await heard).toEqual({
      bubbles: true,
      composed: true,
      cancelable: false,
      type: 'rage-click',
      origin: 'pay',
      target: 'shop-card',
    })
  })

  test('is at the window when no element is concerned any more', async ({ page, site }) => {
    const body = `<button id="pay" type="button">Pay now</button><script>
        let presses = 0
        pay.onclick = () => {
          if (++presses === 2) pay.remove()
          throw new Error('broken')
        }
      </script>`
    const shop = await open(page, site, { body })
    const target = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('unstuck:signal', (event) => {
            if ((event as CustomEvent<{ type: string }>).detail.type === 'error-loop')
              resolve(event.target === window)
          })
        }),
    )
    await shop.hand.press('#pay', 2, 600)
    expect(await target).toBe(true)
  })

  test('an error in somebody’s listener for it is theirs: it stops nobody, and is no signal', async ({
    page,
    site,
  }) => {
    const body = `<button id="pay" type="button">Pay now</button>
      <script>addEventListener('unstuck:signal', () => { throw new Error('theirs') })</script>`
    const code = `unstuck('on', 'signal', () => { throw new Error('theirs too') })`
    const shop = await open(page, site, { config: helpOn('rage-click'), body, code })
    await shop.hand.press('#pay', 3)
    await shop.heard.signal('rage-click')
    await shop.help.waitFor()
    expect(shop.heard.complaints).toContain('uncaught: theirs')
    expect(shop.heard.complaints).toContain('uncaught: theirs too')
    // A slow hand's first press is a dead one besides.
    expect(shop.heard.signals().filter((type) => !['rage-click', 'dead-click'].includes(type))).toEqual([])
    expect(shop.heard.of('problem')).toEqual([])
  })
})
