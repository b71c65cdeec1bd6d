import { describe, expect, test, vi } from 'vitest'
import { hand } from './hand.ts'
import { get, onSubmit, open, PAYMENT, press, settled, start, steps, type, watched } from './payment.ts'
import { soon, wait } from './watch.ts'

describe('a form is refused', () => {
  test('by the browser: all its complaints are one refusal, at the first field', async () => {
    get('form').removeAttribute('novalidate')
    for (const name of ['owner', 'number']) get(`[name=${name}]`).required = true
    start()
    await press()
    expect(steps()).toEqual(['refused by invalid owner'])
    await press()
    expect(steps()).toEqual(['refused by invalid owner', 'refused by invalid owner'])
  })

  test('by a script that asks the browser', async () => {
    get('[name=owner]').required = true
    get('form').addEventListener('submit', (event) => {
      if (!get<HTMLFormElement>('form').reportValidity()) event.preventDefault()
    })
    start()
    await press()
    expect(steps()).toEqual(['submitted', 'refused by invalid owner'])
  })

  test('by a plain button whose script asks the browser', async () => {
    get('[name=owner]').required = true
    get('#cancel').addEventListener('click', () => get<HTMLFormElement>('form').checkValidity())
    start()
    await press('#cancel')
    expect(steps()).toEqual(['refused by invalid owner'])
  })

  test('when a field is marked invalid', async () => {
    onSubmit(() => setTimeout(() => get('[name=number]').setAttribute('aria-invalid', 'true'), 200))
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by aria-invalid number']))
  })

  test('when an alert appears beside it', async () => {
    onSubmit(() => get('main').insertAdjacentHTML('afterbegin', '<p role="alert">Please check.</p>'))
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
  })

  describe('when an alert appears beside it that says no more', () => {
    const alert = (more = '') =>
      get('main').insertAdjacentHTML('afterbegin', `<p role="alert"${more}>Card refused</p>`)
    const refused = () => soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
    const answered = (show: () => void, status = 200) =>
      onSubmit(() => void fetch(`/answer/pay?wait=100&status=${status}`).then(show))

    test('but its request failed', async () => {
      answered(alert, 422)
      start()
      await press()
      await refused()
    })

    test.each([
      ['a class', ' class="MuiAlert-colorError"'],
      ['an id', ' id="login-failed"'],
    ])('than %s, though its request was served', async (_, more) => {
      answered(() => alert(more))
      start()
      await press()
      await refused()
    })

    test.each([
      ['around it', '<div class="alert-danger"><p role="alert">Card refused</p></div>'],
      ['inside it', '<div role="alert"><i class="icon-warning"></i>Card refused</div>'],
    ])('than a class %s', async (_, html) => {
      answered(() => get('main').insertAdjacentHTML('afterbegin', html))
      start()
      await press()
      await refused()
    })

    test('but a field has the focus now', async () => {
      answered(() => {
        alert()
        get('[name=owner]').focus()
      })
      start()
      await press()
      await refused()
    })

    test('but a field is marked invalid with it', async () => {
      answered(() => {
        alert()
        get('[name=number]').setAttribute('aria-invalid', 'true')
      })
      start()
      await press()
      await soon(() => expect(steps()).toEqual(['submitted', 'refused by aria-invalid number']))
    })
  })

  describe('when plain words appear that a class or an id calls an error, though its request was served', () => {
    const fails = (show: () => void) => onSubmit(() => void fetch('/answer/pay?wait=100').then(show))
    const refused = () => soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
    const message = (more: object) => Object.assign(get('#message'), { textContent: 'Card refused' }, more)

    test.each(['error', 'invalid-feedback', 'text-danger', 'Form_errorMessage__x1Y2', 'p-error'])(
      'in the form, with the class %s',
      async (className) => {
        fails(() => message({ className }))
        start()
        await press()
        await refused()
      },
    )

    test.each([
      ['above it', 'beforebegin', '<div><div class="alert alert-danger">Card refused</div></div>'],
      ['below it', 'afterend', '<ul class="errorlist"><li>Card refused</li></ul>'],
      ['with an id', 'beforebegin', '<p id="pay-error">Card refused</p>'],
      ['in another script', 'beforebegin', '<p class="error">错误</p>'],
    ] as const)('beside it: %s', async (_, where, html) => {
      fails(() => get('form').insertAdjacentHTML(where, html))
      start()
      await press()
      await refused()
    })

    test('in a list of errors that stands there empty', async () => {
      message({ className: 'errors', innerHTML: '<i hidden>Card refused</i>' })
      get('#message').style.padding = '4px'
      fails(() => (get('#message i').hidden = false))
      start()
      await press()
      await refused()
    })

    test.each([
      ['rendered anew', () => (get('#message').outerHTML = '<p id="message" class="error">Card refused</p>')],
      ['left as they were', () => message({ className: 'error' })],
    ])('at each try, though they are the same and %s', async (_, show) => {
      fails(show)
      start()
      for (const times of [1, 2]) {
        await press()
        await soon(() => expect(steps().filter((step) => step === 'refused by alert')).toHaveLength(times))
      }
    })
  })

  describe('when a page that asks no server', () => {
    const refused = (more = '') =>
      soon(() => expect(steps().slice(-2)).toEqual(['submitted', `refused by ${more}`]))

    test('writes words after a field, which nothing calls an error', async () => {
      get('[name=number]').insertAdjacentHTML('afterend', '<em></em>')
      onSubmit(() => (get('em').textContent = 'Too short'))
      start()
      for (const _ of [1, 2]) {
        await press()
        await refused('alert number')
        await settled()
      }
    })

    test('gives the field a class that calls it wrong', async () => {
      onSubmit(() => get('[name=number]').classList.add('is-invalid'))
      start()
      await press()
      await refused('marked number')
    })

    test('marks the field as it is left, and says why once it is sent', async () => {
      const field = get('[name=number]')
      field.addEventListener('blur', () => field.classList.add('is-invalid'))
      onSubmit(() => {
        if (!document.querySelector('small'))
          field.insertAdjacentHTML('afterend', '<small>Not a number</small>')
      })
      start()
      await type('[name=number]', 'x')
      await press()
      await soon(() => expect(steps()).toContain('refused by alert number'))
      await press()
      await soon(() => expect(steps().filter((one) => one.startsWith('refused'))).toHaveLength(2))
    })

    test('says so in a box of the browser', async () => {
      const box = vi.spyOn(window, 'alert').mockReturnValue()
      onSubmit(() => alert('Please fill in everything'))
      start()
      await press()
      await refused('alert')
      box.mockRestore()
    })
  })

  test('by a button that sends nothing, each time it is pressed', async () => {
    get('button:not(#cancel)').remove()
    get('#cancel').addEventListener('click', () =>
      Object.assign(get('#message'), { className: 'error', textContent: 'Fill in all fields' }),
    )
    start()
    await press('#cancel')
    await soon(() => expect(steps()).toEqual(['refused by alert']))
    await press('#cancel')
    await soon(() => expect(steps()).toEqual(['refused by alert', 'submitted', 'refused by alert']))
  })

  test('when a log-in that is served empties its one password and says something', async () => {
    open(
      '<main><form id="login"><input name="user"><input name="pass" type="password"><button>Log in</button><p role="alert"></p></form></main>',
    )
    get('form').addEventListener('submit', (event) => {
      event.preventDefault()
      void fetch('/answer/login?wait=300').then(() => {
        get('[name=pass]').value = ''
        get('[role=alert]').textContent = 'These do not match'
      })
    })
    start()
    await type('[name=user]', 'ada')
    await type('[name=pass]', 'secret')
    await press('button')
    await soon(() => expect(steps().slice(-2)).toEqual(['submitted', 'refused by alert']))
  })

  test('by a toast that is called an error, wherever it is', async () => {
    onSubmit(
      () =>
        void fetch('/answer/save?wait=100').then(() =>
          document.body.insertAdjacentHTML(
            'beforeend',
            '<div style="position: fixed; bottom: 0"><p class="toast--error">Not saved</p></div>',
          ),
        ),
    )
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
    document.body.lastElementChild!.remove()
  })

  test('when what the host marked as an error appears', async () => {
    onSubmit(() => (get('#message').className = 'error'))
    get('#message').textContent = 'Please check.'
    start({ marks: { error: ['.error'] } })
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
  })

  test('when what the config says appears, wherever it is', async () => {
    document.body.insertAdjacentHTML('beforeend', '<aside class="msg" hidden>Refused</aside>')
    onSubmit(() => (get('aside').hidden = false))
    start({ forms: [{ name: 'pay', match: '#payment', refused: '.msg' }] })
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by alert']))
    expect(watched.of('form')[0]!.form).toBe('pay')
  })

  test('when an error comes as the user leaves a field for the button', async () => {
    get('[name=owner]').addEventListener('blur', () =>
      get('[name=owner]').setAttribute('aria-invalid', 'true'),
    )
    onSubmit(() => {})
    start()
    await type('[name=owner]', 'x')
    await press()
    await soon(() => expect(steps().slice(1)).toContain('refused by aria-invalid owner'))
    await settled()
    expect(steps().filter((step) => step.startsWith('refused'))).toHaveLength(1)
  })

  test('again, when the old errors still stand and nothing is asked', async () => {
    onSubmit(() => get('[name=owner]').setAttribute('aria-invalid', 'true'))
    start()
    await press()
    await soon(() => expect(steps()).toHaveLength(2))
    await press()
    await soon(() => expect(steps()).toHaveLength(4))
    expect(steps().slice(2)).toEqual(['submitted', 'refused by aria-invalid owner'])
  })

  test('again at once, when the user tries again without waiting', async () => {
    onSubmit(() => get('[name=owner]').setAttribute('aria-invalid', 'true'))
    start()
    for (let i = 0; i < 3; i++) {
      await press()
      await wait(300)
    }
    await settled()
    expect(steps().filter((step) => step.startsWith('refused')).length).toBeGreaterThanOrEqual(2)
  })

  test('when it is rendered anew with its errors', async () => {
    onSubmit((form) => {
      form.innerHTML = '<p>Sending…</p>'
      setTimeout(() => {
        get('main').innerHTML = PAYMENT.replace('name="owner"', 'name="owner" aria-invalid="true"')
      }, 300)
    })
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'refused by aria-invalid owner']))
  })

  test('where it lives in a shadow tree', async () => {
    open('<x-form></x-form>')
    const root = get('x-form').attachShadow({ mode: 'open' })
    root.innerHTML = '<form id="inner"><input name="a" required><button>Go</button></form>'
    start()
    await hand.press(root.querySelector('button')!)
    expect(steps()).toEqual(['refused by invalid a'])
  })
})
