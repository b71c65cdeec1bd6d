import { expect, test } from 'vitest'
import { readDirection } from '../../../src/ui/words/readDirection.ts'

test.each([
  ['de-AT', 'ltr'],
  ['en', 'ltr'],
  ['az', 'ltr'],
  ['arn', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['ckb-IQ', 'rtl'],
  ['az-Arab', 'rtl'],
])('%s is written %s', (locale, direction) => {
  expect(readDirection(locale)).toBe(direction)
})
