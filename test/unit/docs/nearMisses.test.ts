import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { replay, readRecording } from '../../../src/replay.ts'
import { readNearMisses, type RawEvent } from '../../recordings/nearMisses.ts'
import { FOLDER, readFolder } from '../../recordings/readFolder.ts'
import { MARKS, tabulate } from '../../recordings/table.ts'
import { film } from '../../support/recordings/film.ts'

const readings = readFolder()

test.skipIf(readings.length === 0)(
  `the table of near misses is what the recordings in ${FOLDER} say; without any, there is nothing to compare`,
  () => {
    const [table] = MARKS.exec(readFileSync('docs/backtest.md', 'utf8')) ?? []
    const plain = (text = '') => text.replace(/[ -]+/g, ' ').trim()
    expect(plain(table)).toBe(plain(tabulate(readings)))
  },
)

test('a burst of clicks that are answered is a near miss, and one that is not is rage', () => {
  const story = film(['button', { id: 'plus', type: 'button' }, '+'], ['p', { id: 'sum' }, '0']).wait(900)
  for (let i = 1; i < 4; i++) story.press('plus').says('sum', `${i}`).wait(200)
  const events = story.wait(3000).moves().events as RawEvent[]
  const { nearMisses } = readNearMisses('plus', events)
  expect(nearMisses).toMatchObject([
    { clicks: 3, changes: [1, 1, 1], whyNot: expect.stringContaining('answered') },
  ])
  expect(replay(undefined, readRecording(events).log).signals).toEqual([])
})

test('a click after which nothing changes is told of', () => {
  const events = film(['p', { id: 'words' }, 'Words'])
    .wait(900)
    .press('words')
    .wait(5000)
    .moves().events
  const { nearMisses } = readNearMisses('words', events as RawEvent[])
  expect(nearMisses).toMatchObject([{ clicks: 1, changes: [0], whyNot: '1 of 1 on what is no control' }])
})
