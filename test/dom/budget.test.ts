import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Observation } from '../../src/core/observation.ts'
import { BUDGET_WINDOW } from '../../src/dom/budget.ts'
import type { InternalProblem } from '../../src/dom/guard.ts'
import { createMarks } from '../../src/dom/marks.ts'
import { startPointer } from '../../src/dom/pointer.ts'
import type { Sensor } from '../../src/dom/sensor.ts'
import { joinPage, type SharedPage } from '../../src/dom/sharedPage.ts'
import { block, soon, wait } from './watch.ts'

/** How much faster the clock runs: half a minute passes in a third of a second. */
const SPEED = 100
const real = performance.now.bind(performance)

let shared: SharedPage | undefined
afterEach(() => {
  shared?.leave()
  vi.restoreAllMocks()
})

function join(cpuBudget?: number) {
  const problems: InternalProblem[] = []
  const seen: Observation[] = []
  const started = real()
  vi.spyOn(performance, 'now').mockImplementation(() => started + SPEED * (real() - started))
  shared = joinPage(window, {
    marks: createMarks(),
    forms: [],
    cpuBudget,
    push: (observation) => seen.push(observation),
    onProblem: (problem) => problems.push(problem),
    giveWay: () => {},
  })
  return { shared, page: shared.page, problems, seen }
}

/** Works again and again, each time for so long. */
const working =
  (part: string, ms: number, done: () => void): Sensor =>
  ({ guard }) => {
    const timer = setInterval(
      guard(part, () => {
        block(ms)
        done()
      }),
      5,
    )
    return { stop: () => clearInterval(timer) }
  }

/** Moves of the mouse, as long apart as they are at ten a second. */
function move(seconds: number) {
  const began = real()
  for (let i = 0; i < 10 * seconds; i++) {
    const event = new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: 5 * i })
    Object.defineProperty(event, 'timeStamp', { value: began + 100 * i })
    document.body.dispatchEvent(event)
  }
}

describe('on a page that our work slows down', () => {
  test('sampling rests first; then the part that slows it is off, and the others work on', async () => {
    const { shared, page, problems, seen } = join()
    let dear = 0
    let cheap = 0
    shared.use('pointer', startPointer)
    move(2)
    expect(seen.map(({ type }) => type)).toContain('pointer')
    shared.use(
      'dear',
      working('dear', 300, () => dear++),
    )
    shared.use(
      'cheap',
      working('cheap', 0, () => cheap++),
    )

    await soon(() => expect(page.guard.isTight()).toBe(true))
    expect(problems).toEqual([])
    seen.length = 0
    move(2)
    expect(seen).toEqual([])

    await soon(() => expect(problems).toMatchObject([{ code: 'too-slow', part: 'dear', budget: 2 }]))
    const [done, was] = [dear, cheap]
    await soon(() => expect(page.guard.isTight()).toBe(false))
    expect(dear).toBe(done)
    expect(cheap).toBeGreaterThan(was)
    await soon(() => {
      move(2)
      expect(seen.map(({ type }) => type)).toContain('pointer')
    })
  })

  test('as much is spent as the host allows', async () => {
    const { shared, page, problems } = join(1000)
    let dear = 0
    shared.use(
      'dear',
      working('dear', 3, () => dear++),
    )
    await wait((4 * BUDGET_WINDOW) / SPEED)
    expect([problems, page.guard.isTight()]).toEqual([[], false])
    expect(dear).toBeGreaterThan(5)
  })
})
