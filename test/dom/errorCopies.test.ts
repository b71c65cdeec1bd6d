import { describe, expect, it } from 'vitest'
import { startErrorCopies } from '../../src/dom/errorCopies.ts'
import { hand } from './hand.ts'
import { show, wait, watch, type Watched } from './watch.ts'

/** Marks the text of an element and copies it, as a browser does for Ctrl+C. */
async function copy(html: string, options: Parameters<typeof watch>[1] = {}) {
  const at = show(html)
  const watched: Watched = watch(startErrorCopies, options)
  // Keys go to the frame that has the focus.
  await hand.press(at('#it'))
  getSelection()!.selectAllChildren(at('#it'))
  await pressCopy()
  expect(watched.problems).toEqual([])
  return watched.of('copied')
}

async function pressCopy() {
  await hand.keyDown('c', { modifiers: 2, commands: ['copy'] })
  await hand.keyUp('c')
  await wait(30)
}

describe('the text of an error is copied', () => {
  it.each<[string, string, string]>([
    ['out of an alert', '<div role=alert id=box><p id=it>Card declined, code 51</p></div>', 'box'],
    ['out of what only looks like one', '<p id=it class="text-danger">Card declined</p>', 'it'],
    [
      'with what is around it',
      '<main id=it><p>Sorry!</p><p id=box class=error-message>E-1042</p></main>',
      'box',
    ],
    ['in a shadow-free component', '<my-toast id=it class="toast toast--error">Failed</my-toast>', 'it'],
  ])('%s', async (_, html, key) => {
    expect((await copy(html)).map(({ target }) => target.key)).toEqual([key])
  })

  it('where the config says what an error is', async () => {
    const found = await copy('<p id=it class=msg>Nope</p>', { marks: { error: ['.msg'] } })
    expect(found).toHaveLength(1)
  })

  it('and nothing of it is told', async () => {
    const [copied] = await copy('<form name=card><p id=it role=alert>SECRET-4711</p></form>')
    expect(JSON.stringify(copied)).not.toContain('4711')
    expect(copied).toMatchObject({ form: 'card' })
  })
})

describe('no error is copied', () => {
  it.each<[string, string]>([
    ['with any other text', '<p id=it>Order 1042</p>'],
    ['beside one', '<p role=alert>Card declined</p><p id=it>Order 1042</p>'],
    ['with good news', '<div role=alert class="alert-success"><p id=it>Saved as 1042</p></div>'],
    ['in what somebody writes', '<div contenteditable=true><p id=it class=error>My error</p></div>'],
    [
      'where the host asked not to look',
      '<div data-unstuck-ignore><p id=it role=alert>Card declined</p></div>',
    ],
  ])('%s', async (_, html) => {
    expect(await copy(html)).toEqual([])
  })

  it('where nothing is marked', async () => {
    show('<p id=it role=alert>Card declined</p>')
    const watched = watch(startErrorCopies)
    getSelection()!.removeAllRanges()
    await pressCopy()
    expect(watched.of('copied')).toEqual([])
  })

  it('by a script that says so', async () => {
    const at = show('<p id=it role=alert>Card declined</p>')
    const watched = watch(startErrorCopies)
    getSelection()!.selectAllChildren(at('#it'))
    document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }))
    await wait(20)
    expect(watched.of('copied')).toEqual([])
  })
})
