import { describe, expect, test } from 'vitest'
import { AT_ONCE } from '../../src/dom/formAttempt.ts'
import { hand } from './hand.ts'
import { get, never, onSubmit, press, settled, start, steps, type, watched } from './payment.ts'
import { soon, wait } from './watch.ts'

describe('a form is not refused', () => {
  test('by a library that checks every key', async () => {
    get('[name=owner]').pattern = 'Ada'
    get('[name=owner]').addEventListener('input', () => get('[name=owner]').checkValidity())
    start()
    await type('[name=owner]', 'Bob')
    await never('refused')
  })

  test('by a library that checks a field that is left for another, or for cancel', async () => {
    get('[name=owner]').required = true
    get('[name=owner]').addEventListener('blur', () => get('[name=owner]').checkValidity())
    start()
    for (const next of ['[name=note]', '#cancel']) {
      await press('[name=owner]')
      await press(next)
    }
    await never('refused')
  })

  test('twice, by a library that checks and the browser that checks again', async () => {
    get('form').removeAttribute('novalidate')
    get('[name=owner]').required = true
    get('[name=owner]').addEventListener('blur', () => get('[name=owner]').checkValidity())
    start()
    await press('[name=owner]')
    await press()
    await settled()
    expect(steps()).toEqual(['refused by invalid owner'])
  })

  test('by an error that shows while the user is still typing', async () => {
    get('[name=owner]').addEventListener('input', () =>
      get('[name=owner]').setAttribute('aria-invalid', 'true'),
    )
    start()
    await type('[name=owner]', 'Bob')
    await never('refused')
  })

  test('by good news that libraries announce as an alert', async () => {
    onSubmit(() =>
      get('main').insertAdjacentHTML('afterbegin', '<p role="alert" class="alert alert-success">Saved</p>'),
    )
    start()
    await press()
    await never('refused')
  })

  describe('by good news in an alert that nothing calls an error', () => {
    const say = (text: string) => {
      get('#message').role = 'alert'
      get('#message').textContent = text
    }

    test('each time it is saved by a request', async () => {
      let count = 0
      onSubmit(() => void fetch('/answer/save?wait=100').then(() => say(`Saved ${++count}`)))
      start()
      await type('[name=owner]', 'Ada')
      for (let i = 0; i < 3; i++) {
        await press()
        await wait(500)
      }
      await never('refused')
      expect(get('#message').textContent).toBe('Saved 3')
    })

    test('by something that no sensor sees', async () => {
      onSubmit(() => setTimeout(() => say('Saved'), AT_ONCE + 100))
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await never('refused')
    })

    test('that also says how it goes on', async () => {
      onSubmit(async () => {
        say('Saving…')
        await fetch('/answer/save?wait=400')
        say('Saved')
      })
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await never('refused')
    })

    test('where an error stood before', async () => {
      let status = 422
      onSubmit(async () => {
        await fetch(`/answer/save?status=${status}`)
        say(status === 422 ? 'Card refused' : 'Saved')
        status = 200
      })
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await soon(() => expect(steps().at(-1)).toBe('refused by alert'))
      await press()
      await settled()
      expect(steps().slice(1)).toEqual(['submitted', 'refused by alert', 'submitted'])
    })

    test('with the form emptied for the next one', async () => {
      onSubmit((form) => {
        form.reset()
        say('Saved')
        get('[name=owner]').focus()
      })
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await soon(() => expect(steps().slice(1)).toEqual(['submitted', 'accepted by cleared']))
    })

    test('while the user clicks on in the form', async () => {
      onSubmit(() => void fetch('/answer/save?wait=900').then(() => say('Saved')))
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await hand.press(get('[name=note]'))
      await never('refused')
    })
  })

  test('by an alert that was there before', async () => {
    get('main').insertAdjacentHTML('afterbegin', '<p role="alert">Your trial ends in 3 days</p>')
    onSubmit(() => {})
    start()
    await press()
    await never('refused')
  })

  test('by an alert without words, or that nobody sees', async () => {
    onSubmit(() =>
      get('main').insertAdjacentHTML(
        'afterbegin',
        '<p role="alert"></p><p role="alert" style="display:none">No</p>',
      ),
    )
    start()
    await press()
    await never('refused')
  })

  test('by an old error while the server is still asked', async () => {
    get('[name=owner]').setAttribute('aria-invalid', 'true')
    onSubmit(async () => {
      await fetch('/answer/pay?wait=2500')
      get('[name=owner]').removeAttribute('aria-invalid')
    })
    start()
    await press()
    await never('refused')
    await wait(2000)
    expect(steps()).toEqual(['submitted'])
  })

  test('by an error elsewhere on the page', async () => {
    document.body.insertAdjacentHTML('beforeend', '<aside></aside>')
    onSubmit(() => (get('aside').innerHTML = '<p role="alert">Chat is offline</p>'))
    start()
    await press()
    await never('refused')
  })

  test('by a press on cancel that leaves an error behind', async () => {
    get('[name=owner]').addEventListener('blur', () =>
      get('[name=owner]').setAttribute('aria-invalid', 'true'),
    )
    start()
    await type('[name=owner]', 'x')
    await press('#cancel')
    await never('refused')
  })

  test('after the host has said that it is none of our business', async () => {
    get('[name=owner]').required = true
    get('form').removeAttribute('novalidate')
    get('main').setAttribute('data-unstuck-ignore', '')
    start()
    await type('[name=note]', 'x')
    await press()
    expect(watched.of('form')).toEqual([])
  })
})
