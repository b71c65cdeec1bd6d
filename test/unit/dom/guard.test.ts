import { describe, expect, test } from 'vitest'
import { createGuard, ERRORS_OF_A_PART, type InternalProblem } from '../../../src/dom/guard.ts'

const fail = () => {
  throw new Error('ours')
}
const started = () => {
  const problems: InternalProblem[] = []
  return { problems, guard: createGuard((problem) => problems.push(problem)) }
}

describe('a guarded callback', () => {
  test('is called as it would be, and gives what it gives', () => {
    const { guard, problems } = started()
    const sum = guard('part', function (this: { base: number }, a: number, b: number) {
      return this.base + a + b
    })
    expect(sum.call({ base: 1 }, 2, 3)).toBe(6)
    expect(problems).toEqual([])
  })

  test('never throws, and tells what went wrong where', () => {
    const { guard, problems } = started()
    expect(guard('forms', fail)()).toBeUndefined()
    expect(problems).toEqual([{ code: 'internal', part: 'forms', error: new Error('ours') }])
  })

  test('does nothing any more after three errors of its part, in whichever callback', () => {
    const { guard, problems } = started()
    let calls = 0
    const counts = guard('forms', () => ++calls)
    expect(ERRORS_OF_A_PART).toBe(3)
    guard('forms', fail)()
    guard('forms', fail)()
    expect(counts()).toBe(1)
    guard('forms', fail)()
    guard('forms', fail)()
    expect(counts()).toBeUndefined()
    expect([calls, problems.length]).toEqual([1, 3])
  })

  test('is not stopped by the errors of another part', () => {
    const { guard } = started()
    for (let i = 0; i < 5; i++) guard('forms', fail)()
    expect(guard('errors', () => 'works')()).toBe('works')
  })

  test('does not throw even when whoever hears of problems does', () => {
    const guard = createGuard(fail)
    expect(guard('part', fail)()).toBeUndefined()
  })
})

describe('the time of a guarded callback', () => {
  /** A clock that only work moves on. */
  const clocked = (allowed?: number) => {
    const problems: InternalProblem[] = []
    let now = 0
    const guard = createGuard((problem) => problems.push(problem), {
      clock: () => now,
      ...(allowed !== undefined && { allowed: () => allowed }),
    })
    const takes = (ms: number) => () => void (now += ms)
    /** Half a minute of it, one a second. */
    const live = (...work: (() => unknown)[]) => {
      for (let i = 0; i < 35; i++) {
        const next = now + 1000
        for (const one of work) one()
        now = next
      }
    }
    return { guard, problems, takes, live }
  }

  test('is its own: the part that takes too much is off, and told', () => {
    const { guard, problems, takes, live } = clocked()
    let calls = 0
    const cheap = guard('forms', () => ++calls)
    live(guard('answers', takes(40)), cheap)
    expect(problems).toEqual([{ code: 'too-slow', part: 'answers', spent: 40, budget: 2 }])
    expect(guard('answers', () => 'works')()).toBeUndefined()
    expect(cheap()).toBe(36)
  })

  test('may be allowed', () => {
    const { guard, problems, takes, live } = clocked(5)
    live(guard('answers', takes(40)))
    expect([problems, guard.isTight()]).toEqual([[], true])
  })

  test('is that of the part which was called first, once', () => {
    const { guard, problems, takes, live } = clocked()
    live(guard('presses', () => guard('acts', takes(15))()))
    expect(problems).toEqual([])
    live(guard('presses', () => guard('acts', takes(15))() ?? guard('answers', takes(15))()))
    expect(problems).toMatchObject([{ part: 'presses', spent: 30 }])
  })

  test('is not that of what the host does when it is told', () => {
    const { guard, problems, takes, live } = clocked()
    const told = () => guard.aside(() => guard.aside(takes(300)))
    live(guard('acts', told))
    expect([problems, guard.isTight()]).toEqual([[], false])
    expect(guard.aside(() => 'outside')).toBe('outside')
  })

  test('counts also when it throws', () => {
    const { guard, takes, live } = clocked()
    live(() => guard(`part ${Math.random()}`, () => [takes(5)(), fail()])())
    expect(guard.isTight()).toBe(true)
  })
})

describe('what can be seen of the page', () => {
  const seen = () => {
    const sights: string[] = []
    let now = 0
    const clock = () => now
    const guard = createGuard(() => {}, { clock, allowed: () => 2, onSight: (sight) => sights.push(sight) })
    const work = (took: number, seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        guard('presses', () => void (now += took))()
        now += 1000 - took
      }
    }
    return { sights, guard, work }
  }

  test('is all, whatever one or two errors are', () => {
    const { sights, guard } = seen()
    for (let i = 1; i < ERRORS_OF_A_PART; i++) guard('forms', fail)()
    expect(sights).toEqual([])
  })

  test('is in doubt for good once a part is off', () => {
    const { sights, guard, work } = seen()
    for (let i = 0; i < 9; i++) guard('forms', fail)()
    for (let i = 0; i < 9; i++) guard('acts', fail)()
    work(5, 21)
    work(1, 21)
    expect(sights).toEqual(['nothing'])
  })

  test('lacks what is sampled while that rests', () => {
    const { sights, work } = seen()
    work(5, 21)
    expect(sights).toEqual(['unsampled'])
    work(1, 21)
    expect(sights).toEqual(['unsampled', 'all'])
  })

  test('is in doubt where the dearest part was switched off', () => {
    const { sights, work } = seen()
    work(100, 60)
    expect(sights).toEqual(['unsampled', 'nothing'])
  })
})
