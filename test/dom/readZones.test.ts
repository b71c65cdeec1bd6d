import { expect, test } from 'vitest'
import { readZones } from '../../src/shell/readZones.ts'

test('the clocks of time zones are read off the browser', () => {
  const problems: unknown[] = []
  const zones = readZones(['Asia/Kolkata', 'Asia/Tokyo', 'Europe/Berlin', 'Mars/Base'], (_, problem) =>
    problems.push(problem),
  )
  expect(zones).toEqual({ 'Asia/Kolkata': 330, 'Asia/Tokyo': 540, 'Europe/Berlin': expect.any(Number) })
  expect([60, 120]).toContain(zones['Europe/Berlin'])
  expect(problems).toMatchObject([{ code: 'bad-zone', message: expect.stringContaining('"Mars/Base"') }])
})
