import { describe, expect, test } from 'vitest'
import { OUTCOME_WITHIN } from '../../src/dom/formAttempt.ts'
import { PROGRESS_EVERY, TOLD_WITHIN } from '../../src/dom/formProgress.ts'
import { userEvent } from 'vitest/browser'
import { hand } from './hand.ts'
import { get, onSubmit, open, press, start, steps, type, watched } from './payment.ts'
import { soon, wait } from './watch.ts'

describe('a form is started', () => {
  test('by the first thing that is put in, and goes on field by field', async () => {
    start()
    await type('[name=owner]', 'Ada')
    await type('[name=note]', 'x')
    const told = watched.of('form').map(({ form, step, target }) => [form, step, target!.key])
    expect(told).toEqual([
      ['payment', 'started', 'owner'],
      ['payment', 'progress', 'note'],
    ])
  })

  test('and its progress is told at most once a second a field', async () => {
    start()
    await type('[name=owner]', 'Ada Lovelace')
    await wait(PROGRESS_EVERY)
    await type('[name=owner]', 'x')
    expect(watched.of('form').map(({ step }) => step)).toEqual(['started', 'progress'])
  })

  test('not by the focus', async () => {
    start()
    await hand.press(get('[name=owner]'))
    await hand.press(get('[name=note]'))
    expect(watched.of('form')).toEqual([])
  })

  test('not by a script', () => {
    start()
    get('[name=owner]').value = 'Ada'
    get('[name=owner]').dispatchEvent(new Event('input', { bubbles: true }))
    expect(watched.of('form')).toEqual([])
  })

  describe('and goes on', () => {
    const began = async () => {
      start()
      await type('[name=owner]', 'Ada')
      await wait(PROGRESS_EVERY)
    }
    const change = () => get('[name=note]').dispatchEvent(new Event('change', { bubbles: true }))
    const goesOn = (field?: string) =>
      watched.of('form').filter(({ step, target }) => step === 'progress' && target?.key === field).length

    test('by what a component tells of a press on it', async () => {
      get('#message').textContent = 'North'
      get('#message').addEventListener('click', change)
      await began()
      await hand.press(get('#message'))
      expect(goesOn('note')).toBe(1)
    })

    test('not by what a script tells by itself', async () => {
      await began()
      await wait(TOLD_WITHIN)
      change()
      expect(goesOn('note')).toBe(0)
    })

    test('by drawing', async () => {
      get('#message').outerHTML = '<canvas width="200" height="100"></canvas>'
      await began()
      await hand.drag(get('canvas'), get('button'))
      await hand.press(get('canvas'))
      expect(goesOn()).toBeGreaterThan(0)
    })
  })

  test('not by a field that belongs to none', async () => {
    open('<input name="lone">')
    start()
    await type('input', 'x')
    expect(watched.of('form')).toEqual([])
  })

  test('and pasting is progress', async () => {
    start()
    await type('[name=owner]', 'Ada')
    get('[name=owner]').select()
    await userEvent.copy()
    await hand.press(get('[name=note]'))
    await userEvent.paste()
    expect(get('[name=note]').value).toBe('Ada')
    expect(watched.of('form').map(({ step, target }) => `${step} ${target!.key}`)).toEqual([
      'started owner',
      'progress note',
    ])
  })

  test.each([
    ['one line of text', '<input name="a">'],
    ['two lines and a button that a script listens to', '<input name="a"><input><i role="button">Save</i>'],
    ['a tick and a button that sends it', '<input name="a" type="checkbox"><button>Save</button>'],
    ['a text and a search within it', '<input name="a"><input type="search"><button>Save</button>'],
    ['a button outside of it', '<textarea name="a"></textarea>', '<button form="f">Save</button>'],
  ])('that has %s', async (_, fields, beside = '') => {
    open(`<form id="f">${fields}</form>${beside}`)
    start()
    if (get('[name=a]').type === 'checkbox') await press('[name=a]')
    else await type('[name=a]', 'x')
    expect(steps()).toEqual(['started a'])
  })

  test.each([
    ['a search', '<form role="search"><input name="a"><button>Go</button></form>'],
    ['a search by its landmark', '<search><form><input name="a"><button>Go</button></form></search>'],
    ['a search by its address', '<form action="/search"><input name="a"><button>Go</button></form>'],
    ['a search by its field', '<form><input name="a" type="search"><button>Go</button></form>'],
    ['a filter', '<form><input name="a" type="checkbox"><select><option>Any</select></form>'],
    [
      'a filter with a reset',
      '<form><input name="a" type="radio"><button type="reset">Clear</button></form>',
    ],
    ['settings that save themselves', '<form><input name="a"><input name="b"></form>'],
  ])('but not %s', async (_, html) => {
    open(html)
    start()
    if (/checkbox|radio/.test(get('[name=a]').type)) await press('[name=a]')
    else await type('[name=a]', 'x')
    expect(watched.of('form')).toEqual([])
  })

  test('and nothing of what is put in is told', async () => {
    onSubmit(() => {})
    start()
    await type('[name=owner]', 'Ada')
    await type('[name=number]', '4242')
    await press()
    expect(JSON.stringify(watched.seen)).not.toMatch(/Ada|4242/)
  })

  test('anew after it was accepted', async () => {
    onSubmit((form) => form.reset())
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await soon(() => expect(steps()).toContain('accepted by cleared'))
    await type('[name=owner]', 'Bob')
    expect(steps().filter((step) => step.startsWith('started'))).toHaveLength(2)
  })
})

describe('a form is sent', () => {
  test('and stays on the page where a handler prevents it', async () => {
    onSubmit(() => {})
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted']))
  })

  test('and stays where the last listener of all prevents it', async () => {
    const last = (event: Event) => event.preventDefault()
    window.addEventListener('submit', last)
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted']))
    window.removeEventListener('submit', last)
  })

  test('and is told although a handler hides it', async () => {
    get('form').addEventListener('submit', (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    })
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted']))
  })

  test('from a shadow tree too', async () => {
    open('<x-form></x-form>')
    const root = get('x-form').attachShadow({ mode: 'open' })
    root.innerHTML = '<form id="inner"><input name="a"><button>Go</button></form>'
    root.addEventListener('submit', (event) => event.preventDefault())
    start()
    await hand.press(root.querySelector('button')!)
    await soon(() => expect(steps()).toEqual(['submitted']))
  })

  test('into another window or a frame without leaving', async () => {
    get('main').insertAdjacentHTML('beforeend', '<iframe name="sink"></iframe>')
    get('form').setAttribute('target', 'sink')
    get('form').setAttribute('action', '/answer/sink?html=x')
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted']))
  })

  test('as a dialog without leaving', async () => {
    open('<dialog open><form method="dialog" id="choice"><button>OK</button></form></dialog>')
    start()
    await press()
    await soon(() => expect(steps()[0]).toBe('submitted'))
  })

  test('not by an event that a script made up', () => {
    start()
    get('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    expect(watched.of('form')).toEqual([])
  })
})

describe('when we are stopped', () => {
  test('nothing more is told, also of an attempt that was under way', async () => {
    onSubmit(() => setTimeout(() => get('[name=owner]').setAttribute('aria-invalid', 'true'), 200))
    const { submit } = HTMLFormElement.prototype
    start()
    expect(HTMLFormElement.prototype.submit).not.toBe(submit)
    await press()
    watched.stop()
    const told = watched.seen.length
    await wait(500)
    await type('[name=note]', 'x')
    expect(watched.seen).toHaveLength(told)
    expect(HTMLFormElement.prototype.submit).toBe(submit)
  })
})
test('an attempt is not watched for ever', () => {
  expect(OUTCOME_WITHIN).toBeLessThanOrEqual(10_000)
})
