import { expect, test } from 'vitest'
import { replay } from '../../../src/replay.ts'

test.each([
  [undefined, /the log must be a list/],
  ['[]', /the log must be a list/],
  [[null], /entry 0 of the log is no observation/],
  [
    [
      { type: 'end', at: 1 },
      { type: 'end', at: NaN },
    ],
    /entry 1 of the log/,
  ],
  [[{ at: 1 }], /entry 0/],
])('a log that is %j is refused in a sentence', (log, sentence) => {
  expect(() => replay({ schemaVersion: 1 }, log as never)).toThrow(sentence)
})

test('a state of another version is refused in a sentence', () => {
  expect(() => replay({ schemaVersion: 1 }, [], { version: 2 } as never)).toThrow(/none of this version/)
})

test('an empty log comes to nothing', () => {
  expect(replay({ schemaVersion: 1 }, [])).toMatchObject({
    signals: [],
    decisions: [],
    offers: [],
    problems: [],
  })
})
