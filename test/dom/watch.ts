import { afterEach } from 'vitest'
import type { Observation, Observed, ObservationType } from '../../src/core/observation.ts'
import { createGuard } from '../../src/dom/guard.ts'
import { createMarks, type MarkPatterns } from '../../src/dom/marks.ts'
import { closestForm, formKey } from '../../src/dom/formKey.ts'
import type { FormPattern, Page, Sensor } from '../../src/dom/sensor.ts'

export interface Watched {
  readonly page: Page
  readonly seen: Observation[]
  readonly problems: unknown[]
  of<K extends ObservationType>(type: K): Observed<K>[]
  /** Looks at what was not announced, as the shell does before a deadline. */
  settle(): void
  stop(): void
}

/** Starts sensors on a page, this one or another window's; they stop after the test. */
export function watch(
  sensors: Sensor | readonly Sensor[] = [],
  {
    marks = {},
    forms = [],
    on = window,
  }: { marks?: MarkPatterns; forms?: FormPattern[]; on?: Page['window'] } = {},
): Watched {
  const seen: Observation[] = []
  const problems: unknown[] = []
  const { performance } = on
  const words = createMarks(marks)
  let made = 0
  const page: Page = {
    window: on,
    since: performance.timeOrigin + performance.now(),
    now: () => performance.timeOrigin + performance.now(),
    timeOf: ({ timeStamp }) => performance.timeOrigin + timeStamp,
    push: (observation) => seen.push(observation),
    guard: createGuard((problem) => problems.push(problem)),
    newId: (prefix) => `${prefix}${++made}`,
    marks: words,
    forms,
    describe: (element) => ({
      key: element.id || element.getAttribute('name') || element.localName,
      tag: element.localName,
    }),
    find: () => undefined,
    keyOf: (form) => formKey(form, words, forms),
    formOf(element) {
      const form = closestForm(element, forms)
      return form && page.keyOf(form)
    },
  }
  const sensing = [sensors].flat().map((sensor) => (sensor as Sensor)(page))
  const watched: Watched = {
    page,
    seen,
    problems,
    of: (type) => seen.filter((one): one is never => one.type === type),
    settle: () => sensing.forEach(({ settle }) => settle?.()),
    stop: () => sensing.forEach(({ stop }) => stop()),
  }
  running.push(watched)
  return watched
}

const running: Watched[] = []

afterEach(() => {
  for (const { stop } of running.splice(0)) stop()
})

export { soon } from '../support/soon.ts'

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The main thread does nothing else meanwhile. */
export function block(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Builds a page out of HTML and returns a short way to its elements. */
export function show(html: string) {
  document.body.innerHTML = html
  return <E extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector<E>(selector)!
}

/** A page of its own, where errors and navigations do no harm to the tests. */
export async function openFrame(address = '/answer/page?html=<body></body>') {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'width:600px;height:400px'
  document.body.append(frame)
  const load = async (run: () => void) => {
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    run()
    await loaded
  }
  await load(() => (frame.src = address))
  return {
    frame,
    /** The window of the page that is open now. */
    get window() {
      return frame.contentWindow as Window & typeof globalThis
    },
    /** Runs something that leads to another page, and waits for it. */
    load,
    /** Runs code as a script of that page does, errors and all. */
    async run(code: string) {
      const { document } = frame.contentWindow!
      document.head.append(Object.assign(document.createElement('script'), { textContent: code }))
      await wait(30)
    },
  }
}

/** A page for {@link openFrame}, under a path of one's choice. */
export const pageOf = (html: string, path = 'page', more = '') =>
  `/answer/${path}?html=${encodeURIComponent(html)}${more}`
