import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earliestOf, setTime, type Times } from '../../../src/rules/judging/times.ts'

const rule = fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__')
const step = fc.tuple(rule, fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), fc.boolean())

test('the earliest is that of all times, however they were set, moved and taken away', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let times: Times = {}
      for (const [name, at, isCarried] of steps) {
        setTime(times, name, at)
        if (isCarried) times = JSON.parse(JSON.stringify(times)) as Times
        expect(earliestOf(times)).toBe(Math.min(...Object.values(times)))
      }
    }),
  )
})
