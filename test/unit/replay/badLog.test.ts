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

test.each([
  [{ type: 'memory', scope: 'browser', caps: { rules: null } }, /entry 1 of the log \("memory"\) .*: "caps\.rules" is null, and must be an object\.$/],
  [{ type: 'memory', scope: 'browser', events: { visits: [], events: { 'event a': null } } }, /"events\.events\.event a" is null/],
  [{ type: 'event', name: null, props: {} }, /entry 1 of the log \("event"\) .*: "name" is null, and must be a text\.$/],
  [{ type: 'event', props: {} }, /"name" is missing\.$/],
  [{ type: 'pointer', path: [[1, 2]] }, /"path\[0\]" is a list of 2, and must be a list of 3\.$/],
  [{ type: 'form', form: 'f', step: 'rejected' }, /"step" is "rejected", and must be "started" or .*"refused"/],
  [{ type: 'constructor' }, /entry 1 of the log is a "constructor", which no page tells of\.$/],
  [JSON.parse('{ "type": "__proto__" }'), /entry 1 of the log is a "__proto__", which no page tells of\.$/],
])('an observation %j is refused where it is', (one, sentence) => {
  const start = { type: 'visibility', at: 1, hidden: false }
  expect(() => replay({ schemaVersion: 1 }, [start, { at: 2, ...one }] as never)).toThrow(sentence)
}) // prettier-ignore

test.each([
  [null, /the state is none of this version/],
  [{ version: 1 }, /the state is none that unstuck has written: "now" is undefined, and must be a finite number/],
  [{ ...replay({ schemaVersion: 1 }, []).state, acts: null }, /"acts" is null, and must be an object\. Leave it out/],
  [{ ...replay({ schemaVersion: 1 }, []).state, detectors: { 'rage-click': [] } }, /"detectors\.rage-click"|"detectors\./],
])('a state %# of a wrong shape is refused where it is', (state, sentence) => {
  expect(() => replay({ schemaVersion: 1 }, [], state as never)).toThrow(sentence)
}) // prettier-ignore

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
