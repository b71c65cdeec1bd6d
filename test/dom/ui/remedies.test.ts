import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openReview } from '../../../src/ui/review/openReview.tsx'
import { REMEDY_SLOW_MS } from '../../../src/ui/doing/createRemedies.ts'
import type { HelpPage } from '../../../src/ui/pages.ts'
import type { PageAction, RemedyAction } from '../../../src/ui/view.ts'
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

test('a key that is held down does not undo either', async () => {
  const calls: string[] = []
  const [run, undo] = ['run', 'undo'].map((name) => async () => calls.push(name))
  const { control } = help({ actions: [{ kind: 'remedy', id: 'a', label: 'Go', run: run!, undo: undo! }] })
  control('Go').focus()
  await userEvent.keyboard('{Enter>5/}')
  expect(calls).toEqual(['run'])
})

test('a remedy that does not end says that it takes long, and keeps nobody from a person', async () => {
  const { action, works } = remedy()
  const page: HelpPage = { title: 'A person', View: () => null }
  const talk: PageAction = { kind: 'page', id: 'talk', label: 'Talk', load: async () => page }
  const { press, root, status, control } = help({ actions: [action, talk] })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    control('Pay again').click()
    vi.advanceTimersByTime(REMEDY_SLOW_MS - 1)
    expect(root.querySelector('.note')).toBeNull()
    vi.advanceTimersByTime(1)
    expect(root.querySelector('.note')?.textContent).toBe('This takes longer than usual.')
    vi.advanceTimersByTime(1000)
    expect(status.textContent).toBe('This takes longer than usual.')
  } finally {
    vi.useRealTimers()
  }
  await press('Talk')
  await soon(() => expect(root.querySelector('h2')?.textContent).toBe('A person'))
  await press('Back')
  works()
  await soon(() => expect(root.querySelector('.note')?.textContent).toBe('Done.'))
})

test('what was done in one step of a tour can be undone when the user comes back to it', async () => {
  const { undoable, calls, works } = remedy()
  const step = { title: 'A', body: 'a', actions: [undoable] }
  const { press, control, steps } = help({ kind: 'tour', ...step, steps: [step, { ...step, actions: [] }] })
  await press('Pay again')
  works()
  await soon(() => expect(control('Undo')).toBeTruthy())
  await press('Next')
  await press('Back')
  await press('Undo')
  expect(calls).toEqual(['run', 'undo'])
  works()
  await soon(() => expect(control('Pay again')).toBeTruthy())
  expect(steps.at(-1)).toBe('stepped by back at 1/2')
})

test('what somebody has written to a person is there when they come back to it', async () => {
  const draft = {
    lines: [],
    sends: true,
    pass: async () => ({ ok: true, sent: true as const, copied: false, message: '' }),
  }
  const written = { text: '' }
  const load = async () => openReview(draft, 'Talk', written)
  const { press, root } = help({ actions: [{ kind: 'page', id: 'talk', label: 'Talk', load }] })
  const field = () => root.querySelector('textarea')!
  await press('Talk')
  await soon(() => expect(field()).not.toBeNull())
  await userEvent.fill(field(), 'I cannot pay')
  await keys('Escape')
  await press('Talk')
  await soon(() => expect(field()?.value).toBe('I cannot pay'))
  await press('Send')
  expect(written.text).toBe('')
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

test('help that is put away while it is at work is closed, and dismissed once that has failed', async () => {
  const { action, fails } = remedy()
  const working = help({ actions: [action] })
  await working.press('Pay again')
  await working.press('Close')
  expect(working.steps.at(-1)).toBe('closed by close')
  fails()

  const failed = help({ actions: [action] })
  await failed.press('Pay again')
  fails()
  await soon(() => expect(failed.control('Try again')).toBeTruthy())
  await failed.press('Close')
  expect(failed.steps.at(-1)).toBe('dismissed by close')
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
