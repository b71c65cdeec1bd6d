import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { RemedyAction } from '../../../src/ui/view.ts'
import { help, keys, soon } from './support.ts'

/** A remedy that ends when the test says so. */
function remedy(change: Partial<RemedyAction> = {}) {
  const calls: string[] = []
  const ends: { resolve(): void; reject(error: Error): void }[] = []
  const call = (name: string) => () => {
    calls.push(name)
    return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }))
  }
  const action = { kind: 'remedy', id: 'retry', label: 'Pay again', run: call('run'), ...change } as const
  return {
    calls,
    action: action as RemedyAction,
    undoable: { ...action, undo: call('undo') } as RemedyAction,
    works: () => ends.shift()!.resolve(),
    fails: () => ends.shift()!.reject(new Error('declined')),
  }
}

test('a remedy is busy, keeps the focus, and cannot be started twice', async () => {
  const { action, calls } = remedy()
  const { control, focused, press, status, steps } = help({ actions: [action] })
  await press('Pay again')
  const button = control('Pay again')
  expect(button).toMatchObject({ ariaBusy: 'true', ariaDisabled: 'true', disabled: false })
  expect(button.querySelector('.spinner')).not.toBeNull()
  expect(focused()).toBe(button)
  await soon(() => expect(status.textContent).toBe('Working on it…'))
  await userEvent.click(button, { force: true })
  await keys('Enter')
  expect(calls).toEqual(['run'])
  expect(steps).toEqual(['shown', 'used by retry'])
})

test('a remedy that worked says so, to everybody, and its button then closes the help', async () => {
  const { action, works } = remedy({ done: 'Your card was charged.' })
  const { focused, press, root, status, steps } = help({ actions: [action] })
  await press('Pay again')
  works()
  await soon(() => expect(status.textContent).toBe('Your card was charged.'))
  expect(root.querySelector('.note')?.textContent).toBe('Your card was charged.')
  expect(focused()?.textContent).toBe('Close')
  await keys('Enter')
  expect(steps).toEqual(['shown', 'used by retry', 'closed by retry'])
})

test('a remedy that failed says so and can be tried again', async () => {
  const { action, calls, fails, works } = remedy()
  const { control, press, root, status, steps, problems } = help({ actions: [action] })
  await press('Pay again')
  fails()
  await soon(() => expect(status.textContent).toBe('That did not work.'))
  expect(problems).toEqual(['declined'])
  await press('Try again')
  expect(root.querySelector('.note')).toBeNull()
  works()
  await soon(() => expect(root.querySelector('.note')?.textContent).toBe('Done.'))
  expect(control('Close')).toBeTruthy()
  expect(calls).toEqual(['run', 'run'])
  expect(steps).toEqual(['shown', 'used by retry', 'failed by retry', 'used by retry'])
})

test('a remedy that throws at once has failed too', async () => {
  const run = () => {
    throw new Error('not ready')
  }
  const { press, control, problems } = help({ actions: [{ kind: 'remedy', id: 'a', label: 'Go', run }] })
  await press('Go')
  await soon(() => expect(control('Try again')).toBeTruthy())
  expect(problems).toEqual(['not ready'])
})

test('a remedy can be undone, and done again', async () => {
  const { undoable, calls, works } = remedy()
  const { press, control, status } = help({ actions: [undoable] })
  await press('Pay again')
  works()
  await soon(() => expect(control('Undo')).toBeTruthy())
  await press('Undo')
  works()
  await soon(() => expect(status.textContent).toBe('Undone.'))
  await press('Pay again')
  expect(calls).toEqual(['run', 'undo', 'run'])
})

test('an undo that failed is tried again, not the remedy', async () => {
  const { undoable, calls, works, fails } = remedy()
  const { press, control } = help({ actions: [undoable] })
  await press('Pay again')
  works()
  await soon(() => expect(control('Undo')).toBeTruthy())
  await press('Undo')
  fails()
  await soon(() => expect(control('Try again')).toBeTruthy())
  await press('Try again')
  expect(calls).toEqual(['run', 'undo', 'undo'])
})

test('the second press of a double click does not undo', async () => {
  const calls: string[] = []
  const { control, root } = help({
    actions: [
      {
        kind: 'remedy',
        id: 'a',
        label: 'Go',
        run: async () => calls.push('run'),
        undo: async () => calls.push('undo'),
      },
    ],
  })
  await userEvent.dblClick(control('Go'))
  await soon(() => expect(root.querySelector('.note')).not.toBeNull())
  expect(calls).toEqual(['run'])
})

test('help that has done its work no longer offers to come back later', async () => {
  const { undoable, works } = remedy()
  const { press, control, root } = help({ actions: [undoable, { kind: 'snooze', id: 'later' }] })
  await press('Pay again')
  works()
  await soon(() => expect(control('Undo')).toBeTruthy())
  expect([...root.querySelectorAll('.actions button')].map((button) => button.textContent)).toEqual(['Undo'])
})

test('a button keeps its size while it is busy', async () => {
  const { action } = remedy()
  const { press, control } = help({ actions: [action] })
  const before = control('Pay again').offsetWidth
  await press('Pay again')
  expect(control('Pay again').offsetWidth).toBe(before)
})

test('help that has done its work is closed, not dismissed', async () => {
  const { undoable, works } = remedy()
  const { press, control, steps } = help({ actions: [undoable] })
  await press('Pay again')
  works()
  await soon(() => expect(control('Undo')).toBeTruthy())
  await press('Close')
  expect(steps.at(-1)).toBe('closed by close')
})

test('a remedy that ends after the help says nothing any more', async () => {
  const { action, fails } = remedy()
  const { press, handle, steps, problems, status } = help({ actions: [action] })
  await press('Pay again')
  handle.close('left')
  fails()
  await soon(() => expect(problems).toEqual(['declined']))
  expect(steps).toEqual(['shown', 'used by retry', 'closed by left'])
  expect(status.textContent).not.toBe('That did not work.')
})
