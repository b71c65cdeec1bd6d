import { expect, test } from 'vitest'
import { type Remedy, settleRemedy, startRemedy, untouched } from '../../../src/ui/doing/remedy.ts'

const at = (phase: Remedy['phase'], doing: Remedy['doing'] = 'run'): Remedy => ({ phase, doing })

test.each<[string, Remedy, boolean, Remedy | undefined]>([
  ['runs', untouched, false, at('busy')],
  ['does not run twice at once', at('busy'), true, undefined],
  ['runs again what failed', at('failed'), false, at('busy')],
  ['undoes what is done', at('done'), true, at('busy', 'undo')],
  ['undoes again what could not be undone', at('failed', 'undo'), true, at('busy', 'undo')],
  ['has nothing to do when done for good', at('done'), false, undefined],
])('a press %s', (_, remedy, canUndo, expected) => {
  expect(startRemedy(remedy, canUndo)).toEqual(expected)
})

test.each<[string, Remedy, boolean, Remedy]>([
  ['is done when it worked', at('busy'), true, at('done')],
  ['has failed when it did not', at('busy'), false, at('failed')],
  ['can run again once undone', at('busy', 'undo'), true, untouched],
  ['can be undone again when that failed', at('busy', 'undo'), false, at('failed', 'undo')],
])('a remedy %s', (_, remedy, worked, expected) => {
  expect(settleRemedy(remedy, worked)).toEqual(expected)
})
