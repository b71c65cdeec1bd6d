import { expect, test } from 'vitest'
import { defaultLabels, sayHelp } from '../../../src/ui/labels.ts'

test.each([
  ['Card refused', defaultLabels.announcement, 'Help available: Card refused. Press F6 to reach it.'],
  [
    'Exports work again.',
    defaultLabels.announcement,
    'Help available: Exports work again. Press F6 to reach it.',
  ],
  ['Card refused?', defaultLabels.announcement, 'Help available: Card refused? Press F6 to reach it.'],
  ['v2.0', defaultLabels.announcement, 'Help available: v2.0. Press F6 to reach it.'],
  ['Was nun?', '{key} öffnet „{title}“.', 'F6 öffnet „Was nun?“.'],
  ['直りました。', '{title}。{key}キー', '直りました。F6キー'],
])('"%s" is announced as one sentence after the other', (title, announcement, said) => {
  expect(sayHelp(announcement, title, 'F6')).toBe(said)
})
