import { describe, expect, test } from 'vitest'
import { AT_ONCE } from '../../src/dom/formAttempt.ts'
import { hand } from './hand.ts'
import {
  get,
  never,
  onSubmit,
  open,
  PAYMENT,
  press,
  settled,
  start,
  steps,
  type,
  watched,
} from './payment.ts'
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

  describe('by plain words', () => {
    const shows = (html: string) =>
      onSubmit(() => void fetch('/answer/pay').then(() => (get('#message').innerHTML = html)))

    test.each([
      ['nothing calls an error', '<b>Saved</b>'],
      ['say that there are no errors', '<b class="error-badge">No errors</b>'],
      ['count no errors', '<b class="error-count">0 errors</b>'],
      ['are called the opposite', '<b class="no-errors">All is well</b>'],
      ['nobody sees', '<b class="error" hidden>Card refused</b>'],
      ['are kept invisible', '<b class="error" style="visibility:hidden">Card refused</b>'],
      ['are in a template', '<template><b class="error">Card refused</b></template>'],
      ['are no words', '<b class="text-danger">*</b>'],
      [
        'are on a button',
        '<a class="btn btn-danger" href="#x">Delete</a><button class="danger">Undo</button>',
      ],
      ['frame fields', '<span class="ng-invalid">Your name <input></span>'],
    ])('that %s', async (_, html) => {
      shows(html)
      start()
      await press()
      await never('refused')
    })

    test('that stood there before, also when it is rendered anew after a spinner', async () => {
      const said = PAYMENT.replace('<button>', '<b class="text-danger">Stars are required</b><button>')
      open(`<main>${said}</main>`)
      onSubmit(async () => {
        get('main').innerHTML = '<p>Sending…</p>'
        await fetch('/answer/pay?wait=300')
        get('main').innerHTML = said
      })
      start()
      await press()
      await never('refused')
    })

    test('that count down', async () => {
      get('#message').className = 'text-danger'
      let left = 600
      const tick = () => (get('#message').textContent = `${--left} s left`)
      tick()
      const timer = setInterval(tick, 200)
      onSubmit(() => {})
      start()
      await press()
      await never('refused')
      clearInterval(timer)
    })

    test.each([
      ['elsewhere', '<aside><p></p></aside>'],
      ['in another form beside it', '<div><p></p><input></div>'],
    ])('%s', async (_, html) => {
      get('main').insertAdjacentHTML(html.startsWith('<aside') ? 'afterbegin' : 'beforeend', html)
      get('main').insertAdjacentHTML('afterbegin', '<hr>')
      get('form').insertAdjacentHTML('beforebegin', '<hr>')
      onSubmit(() =>
        Object.assign(get('main :not(form) > p'), { className: 'error', textContent: 'Offline' }),
      )
      start()
      await press()
      await never('refused')
    })

    test('of a library that complains of what a success has emptied', async () => {
      onSubmit((form) => {
        form.reset()
        Object.assign(get('#message'), { className: 'error', textContent: 'Required' })
      })
      start()
      await type('[name=owner]', 'Ada')
      await press()
      await soon(() => expect(steps().slice(1)).toEqual(['submitted', 'accepted by cleared']))
    })

    test('while the user types, or at a press that sends nothing', async () => {
      const show = () => Object.assign(get('#message'), { className: 'error', textContent: 'Too short' })
      get('[name=owner]').addEventListener('input', show)
      get('#cancel').addEventListener('click', show)
      start()
      await type('[name=owner]', 'A')
      get('#message').textContent = ''
      await press('#cancel')
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

  describe('by words at a field', () => {
    test('that its server has answered', async () => {
      onSubmit(
        () =>
          void fetch('/answer/save').then(() =>
            get('[name=number]').insertAdjacentHTML('afterend', '<i>Saved</i>'),
          ),
      )
      start()
      await press()
      await never('refused')
    })

    test('that are a result', async () => {
      get('[name=number]').insertAdjacentHTML('afterend', '<output></output>')
      onSubmit(() => (get('output').textContent = 'makes a hundred'))
      start()
      await press()
      await never('refused')
    })

    test('that go, or count', async () => {
      get('[name=number]').insertAdjacentHTML('afterend', '<i>16 left</i>')
      get('[name=owner]').insertAdjacentHTML('afterend', '<i>As on the card</i>')
      onSubmit(() => {
        get('[name=number] + i').textContent = '12 left'
        get('[name=owner] + i').remove()
      })
      start()
      await press()
      await never('refused')
    })
  })

  test('by a poll that fails beside it', async () => {
    const poll = () => void fetch('/answer/news?status=503')
    onSubmit(() => {
      void fetch('/answer/save?wait=300').then(() => {
        get('#message').role = 'alert'
        get('#message').textContent = 'Saved'
      })
    })
    start()
    const timer = setInterval(poll, 100)
    await wait(300)
    await press()
    await never('refused')
    clearInterval(timer)
  })

  test('by a toast that stood there before', async () => {
    get('main').insertAdjacentHTML(
      'beforeend',
      '<p class="toast-error" style="position: fixed; top: 0">Offline</p>',
    )
    onSubmit(() => {})
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
