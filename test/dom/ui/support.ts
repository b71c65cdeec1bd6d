import { afterEach, beforeEach, expect } from 'vitest'
import { page as tab, userEvent } from 'vitest/browser'
import * as ask from '../../../src/ui/ask/ask.tsx'
import * as banner from '../../../src/ui/banner/banner.ts'
import * as dressing from '../../../src/ui/readable/dress.ts'
import * as doing from '../../../src/ui/doing/doing.ts'
import * as dot from '../../../src/ui/dot/dot.ts'
import * as inline from '../../../src/ui/inline/inline.ts'
import * as media from '../../../src/ui/media/media.ts'
import { mountHelp } from '../../../src/ui/mountHelp.tsx'
import type { Pieces } from '../../../src/ui/pieces.ts'
import * as tour from '../../../src/ui/tour/tour.ts'
import type { HelpHandle, HelpView } from '../../../src/ui/view.ts'

/** Builds a page out of HTML and returns a short way to its elements. */
export function page(html: string) {
  document.body.innerHTML = html
  return <E extends HTMLElement = HTMLElement>(selector: string) => document.querySelector<E>(selector)!
}

/** As they are loaded for what a view has. */
function piecesFor(view: HelpView, askable: boolean): Pieces {
  const contents = view.steps ?? [view]
  const found = [
    contents.some((content) => content.media) && media,
    contents.some(({ actions }) => actions.some(({ kind }) => kind === 'remedy' || kind === 'page')) && doing,
    view.kind === 'banner' && banner,
    view.kind === 'tour' && tour,
    view.kind === 'inline' && inline,
    view.quiet && dot,
    view.theme && dressing,
    askable && ask,
  ]
  const css = found.map((piece) => (piece && 'css' in piece ? piece.css : '')).join('')
  const labels = Object.assign({}, ...found.map((piece) => piece && 'labels' in piece && piece.labels))
  return Object.assign({}, ...found, { css, labels }) as Pieces
}

/** Mounts help with the given peculiarities, and returns what a user and its owner see of it. */
export function help({ askable = false, ...change }: Partial<HelpView> & { askable?: boolean } = {}) {
  const steps: string[] = []
  const problems: string[] = []
  const view: HelpView = {
    id: 'card-help',
    kind: 'card',
    title: 'Card refused?',
    body: 'Ask your bank.',
    actions: [],
    ...change,
  }
  const handle = mountHelp(
    view,
    {
      on: (step, by, at) =>
        steps.push([step, by && `by ${by}`, at && `at ${at.step}/${at.of}`].filter(Boolean).join(' ')),
      onProblem: (error) => problems.push(error instanceof Error ? error.message : String(error)),
    },
    piecesFor(view, askable),
  )
  mounted.push(handle)
  const root = handle.element.shadowRoot!
  return {
    handle,
    root,
    steps,
    problems,
    panel: root.querySelector<HTMLElement>('.panel')!,
    status: root.querySelector<HTMLElement>('[role=status]')!,
    control: (name: string) => findControl(root, name),
    focused: () => root.activeElement,
    press: async (name: string) => userEvent.click(findControl(root, name)),
  }
}

/** The frames that placing and observers need. */
export async function settle(frames = 4) {
  for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Placed, and at the end of its way in. */
export async function arrived(panel: Element) {
  await settle()
  for (const animation of panel.getAnimations()) animation.finish()
}

export async function keys(...names: string[]) {
  for (const name of names) await userEvent.keyboard(name.length > 1 ? `{${name}}` : name)
}

export { soon } from '../../support/soon.ts'

export function rect(element: Element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return { left, top, right, bottom, width, height }
}

export function overlap(a: Element, b: Element): boolean {
  const [one, other] = [rect(a), rect(b)]
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function findControl(root: ShadowRoot, name: string): HTMLElement {
  const controls = [...root.querySelectorAll<HTMLElement>('button, a')]
  const found = controls.find((control) => (control.ariaLabel ?? control.textContent) === name)
  if (!found)
    throw new Error(`No control "${name}" in ${controls.map((each) => each.textContent).join(', ')}`)
  return found
}

const mounted: HelpHandle[] = []
const listening = countListeners()

beforeEach(() => tab.viewport(1000, 700))

afterEach(() => {
  for (const handle of mounted.splice(0)) handle.close('end of test')
  expect(document.querySelector('[data-unstuck-help]')).toBeNull()
  expect([...listening].filter(([, count]) => count !== 0)).toEqual([])
  document.body.innerHTML = ''
  document.body.removeAttribute('style')
  document.documentElement.removeAttribute('style')
  document.documentElement.removeAttribute('dir')
  document.head.querySelectorAll('[data-test]').forEach((element) => element.remove())
  window.scrollTo(0, 0)
})

/** Listeners of the help on what outlives it, by type: all have to go. */
function countListeners(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const target of [window, document, window.visualViewport!]) {
    const { addEventListener: add, removeEventListener: remove } = target
    const change = (type: string, by: number) => counts.set(type, (counts.get(type) ?? 0) + by)
    target.addEventListener = function (this: EventTarget, ...args: Parameters<typeof add>) {
      if (isOurs()) change(args[0], 1)
      return add.apply(this, args)
    }
    target.removeEventListener = function (this: EventTarget, ...args: Parameters<typeof remove>) {
      if (isOurs()) change(args[0], -1)
      return remove.apply(this, args)
    }
  }
  return counts
}

function isOurs(): boolean {
  return /src\/ui\//.test(new Error().stack ?? '')
}
