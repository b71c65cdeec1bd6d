import type { LabPage } from './scenario.ts'

/** The ways in which pages break, done to a page that works. */

/** Its script did not load: a chunk of the last release, a blocked CDN. What the server rendered stands there. */
export function withoutScript({ script: _, ...page }: LabPage): LabPage {
  return page
}

/** Something renders a part anew, and nobody attaches its handlers again. */
export function renderedAnew(page: LabPage, selector: string): LabPage {
  return withClassic(
    page,
    `addEventListener('load', () => setTimeout(() => {
      const part = document.querySelector(${JSON.stringify(selector)})
      part.replaceWith(part.cloneNode(true))
    }, 100))`,
  )
}

/** An invisible layer that was not taken away lies over the page and gets every press. */
export function covered(page: LabPage): LabPage {
  return { ...page, body: `${page.body}<div style="position: fixed; inset: 0; z-index: 9999"></div>` }
}

/** A script that listens first stops what it should have passed on. */
export function swallowed(page: LabPage): LabPage {
  return withClassic(
    page,
    `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchstart', 'touchend'])
      document.addEventListener(type, (event) => event.stopImmediatePropagation(), true)`,
  )
}

function withClassic(page: LabPage, code: string): LabPage {
  return { ...page, head: `${page.head ?? ''}<script>${code}</script>` }
}
