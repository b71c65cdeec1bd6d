import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { pause, type Hand } from '../support/e2e/hand.ts'
import { open } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

interface Scene {
  readonly body: string
  readonly act?: (hand: Hand) => Promise<void>
  readonly serve?: (site: Site) => void
  /** Until the last verdict has fallen. */
  readonly until?: number
  /** A signal that is right all the same. */
  readonly may?: string
}

const press4 = (hand: Hand) => hand.press('#control', 4)

/** What people do that looks like rage to whoever only counts clicks. */
const scenes: Record<string, Scene> = {
  'presses a slow button without a spinner, which answers after 3 s': {
    body: `<button id="control" type="button">Order</button><p id="note"></p>
      <script>
        let asked = 0
        control.onclick = async () => {
          if (asked++) return
          await fetch('/slow')
          note.textContent = 'Ordered'
        }
      </script>`,
    serve: (site) => site.on('GET /slow', { after: 3000, body: '{}' }),
    until: 4200,
    // It is slow, and that may be said.
    may: 'slow-click',
  },
  'is fast on a stepper whose field changes by script, without events': {
    body: `<input id="amount" value="1"> <button id="control" type="button">+</button>
      <script>control.onclick = () => { amount.value = Number(amount.value) + 1 }</script>`,
  },
  'is fast on a stepper that calls stepUp()': {
    body: `<input id="amount" type="number" value="1"> <button id="control" type="button">+</button>
      <script>control.onclick = () => amount.stepUp()</script>`,
  },
  'presses a carousel on, which swallows presses while it slides': {
    body: `<div style="width: 300px; overflow: hidden"><div id="track" style="display: flex; transition: transform .6s">
        ${'<div style="min-width: 300px; height: 80px">Slide</div>'.repeat(8)}</div></div>
      <button id="control" type="button">Next</button>
      <script>
        let at = 0, sliding = false
        track.ontransitionend = () => { sliding = false }
        control.onclick = () => {
          if (sliding) return
          sliding = true
          track.style.transform = 'translateX(' + -300 * ++at + 'px)'
        }
      </script>`,
    act: (hand) => hand.press('#control', 8, 200),
  },
  'presses a debounced button that answers when the pressing ends': {
    body: `<button id="control" type="button">Search</button><p id="note"></p>
      <script>
        let timer
        control.onclick = () => { clearTimeout(timer); timer = setTimeout(() => { note.textContent = 'Found' }, 300) }
      </script>`,
  },
  'likes and unlikes': {
    body: `<button id="control" type="button" aria-pressed="false">Like</button>
      <script>control.onclick = () => control.setAttribute('aria-pressed', control.ariaPressed !== 'true')</script>`,
  },
  'opens and closes a menu': {
    body: '<details><summary id="control">More</summary><p>Details</p></details>',
  },
  'turns through a gallery that draws on a canvas': {
    body: `<figure><canvas id="picture" width="300" height="200"></canvas>
        <button id="control" type="button">Next</button></figure>
      <script>
        let at = 0
        control.onclick = () => picture.getContext('2d').fillRect(at++ * 10, 0, 8, 200)
      </script>`,
  },
  'marks a word by a triple click': {
    body: '<p id="control" style="font-size: 30px">Reference 4711</p>',
    act: (hand) => hand.press('#control', 3, 120),
  },
  'copies a link again and again': {
    body: `<button id="control" type="button">Copy</button>
      <script>control.onclick = () => navigator.clipboard.writeText('x').catch(() => {})</script>`,
  },
  'clicks on, in a native number field': {
    body: '<input id="control" type="number" value="1" style="width: 200px">',
  },
  'presses a button that a form library disables': {
    body: `<button id="control" type="button">Send</button>
      <script>control.onclick = () => { control.disabled = true; setTimeout(() => { control.disabled = false }, 900) }</script>`,
  },
  'presses what the host has marked to be ignored': {
    body: '<div data-unstuck-ignore><button id="control" type="button">Drum</button></div>',
  },
}

describe.concurrent('an innocent user is left alone who', () => {
  for (const [name, { body, act = press4, serve, until = 1300, may }] of Object.entries(scenes)) {
    test(name, async ({ page, site }) => {
      serve?.(site)
      const { heard, hand, help } = await open(page, site, { config: helpOn('rage-click'), body })
      await act(hand)
      await pause(until)
      expect(heard.signals().filter((found) => found !== may)).toEqual([])
      expect(await help.count()).toBe(0)
    })
  }
})
