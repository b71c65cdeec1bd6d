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
