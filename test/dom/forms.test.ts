import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { OUTCOME_WITHIN, SETTLED_AFTER } from '../../src/dom/formAttempt.ts'
import { startForms } from '../../src/dom/forms.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { hand } from './hand.ts'
import { show, soon, wait, watch, type Watched } from './watch.ts'

let watched: Watched
let get: ReturnType<typeof show>
const start = (options: Parameters<typeof watch>[1] = {}) =>
  (watched = watch([createRequests(), startForms], options))

const PAYMENT = `<main><form id="payment" novalidate>
  <input name="owner"><input name="number" autocomplete="cc-number"><textarea name="note"></textarea>
  <p id="message"></p><button>Pay</button> <button type="button" id="cancel">Cancel</button></form></main>`

/** Handles submits as a page does. */
function onSubmit(handle: (form: HTMLFormElement) => void, selector = 'form') {
  get(selector).addEventListener('submit', (event) => {
    event.preventDefault()
    handle(event.target as HTMLFormElement)
  })
}

const steps = () =>
  watched
    .of('form')
    .filter(({ step }) => step !== 'progress')
    .map(({ step, by, target, leaves }) =>
      [step, by && `by ${by}`, target?.key, leaves && 'leaves'].filter(Boolean).join(' '),
    )
const type = (selector: string, text: string) => userEvent.type(get(selector), text)
const press = (selector = 'button') => hand.press(get(selector))
const settled = () => wait(SETTLED_AFTER + 800)

beforeEach(async () => {
  get = show(PAYMENT)
  await hand.rest()
})
afterEach(() => expect(watched.problems).toEqual([]))

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
    await wait(1000)
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

  test('not by a field that belongs to none', async () => {
    get = show('<input name="lone">')
    start()
    await type('input', 'x')
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

  test('into another window or a frame without leaving', async () => {
    get('main').insertAdjacentHTML('beforeend', '<iframe name="sink"></iframe>')
    get('form').setAttribute('target', 'sink')
    get('form').setAttribute('action', '/answer/sink?html=x')
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted']))
  })

  test('as a dialog without leaving', async () => {
    get = show('<dialog open><form method="dialog" id="choice"><button>OK</button></form></dialog>')
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
    get = show('<x-form></x-form>')
    const root = get('x-form').attachShadow({ mode: 'open' })
    root.innerHTML = '<form id="inner"><input name="a" required><button>Go</button></form>'
    start()
    await hand.press(root.querySelector('button')!)
    expect(steps()).toEqual(['refused by invalid a'])
  })
})

describe('a form is not refused', () => {
  const never = async () => {
    await settled()
    expect(steps().filter((step) => step.startsWith('refused'))).toEqual([])
  }

  test('by a library that checks every key', async () => {
    get('[name=owner]').pattern = 'Ada'
    get('[name=owner]').addEventListener('input', () => get('[name=owner]').checkValidity())
    start()
    await type('[name=owner]', 'Bob')
    await never()
  })

  test('by an error that shows while the user is still typing', async () => {
    get('[name=owner]').addEventListener('input', () =>
      get('[name=owner]').setAttribute('aria-invalid', 'true'),
    )
    start()
    await type('[name=owner]', 'Bob')
    await never()
  })

  test('by good news that libraries announce as an alert', async () => {
    onSubmit(() =>
      get('main').insertAdjacentHTML('afterbegin', '<p role="alert" class="alert alert-success">Saved</p>'),
    )
    start()
    await press()
    await never()
  })

  test('by an alert that was there before', async () => {
    get('main').insertAdjacentHTML('afterbegin', '<p role="alert">Your trial ends in 3 days</p>')
    onSubmit(() => {})
    start()
    await press()
    await never()
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
    await never()
  })

  test('by an old error while the server is still asked', async () => {
    get('[name=owner]').setAttribute('aria-invalid', 'true')
    onSubmit(async () => {
      await fetch('/answer/pay?wait=2500')
      get('[name=owner]').removeAttribute('aria-invalid')
    })
    start()
    await press()
    await never()
    await wait(2000)
    expect(steps()).toEqual(['submitted'])
  })

  test('by an error elsewhere on the page', async () => {
    document.body.insertAdjacentHTML('beforeend', '<aside></aside>')
    onSubmit(() => (get('aside').innerHTML = '<p role="alert">Chat is offline</p>'))
    start()
    await press()
    await never()
  })

  test('by a press on cancel that leaves an error behind', async () => {
    get('[name=owner]').addEventListener('blur', () =>
      get('[name=owner]').setAttribute('aria-invalid', 'true'),
    )
    start()
    await type('[name=owner]', 'x')
    await press('#cancel')
    await never()
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

describe('a form is accepted', () => {
  test('when it is gone', async () => {
    onSubmit((form) => form.remove())
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await soon(() => expect(steps()).toEqual(['started owner', 'submitted', 'accepted by gone']))
    watched.settle()
    expect(steps()).toHaveLength(3)
  })

  test('when its dialog closes', async () => {
    get('main').innerHTML = `<dialog>${PAYMENT}</dialog>`
    const dialog = get<HTMLDialogElement>('dialog')
    dialog.showModal()
    onSubmit(() => dialog.close())
    start()
    await press()
    await soon(() => expect(steps()).toEqual(['submitted', 'accepted by gone']))
  })

  test('when what was written is cleared', async () => {
    onSubmit((form) => form.reset())
    start()
    await type('[name=note]', 'Hello')
    await press()
    await soon(() => expect(steps()).toContain('accepted by cleared'))
  })

  test('when it made room for a spinner and does not come back', async () => {
    onSubmit(async () => {
      get('main').innerHTML = '<p>Sending…</p>'
      await fetch('/answer/pay?wait=1500')
      get('main').innerHTML = '<p>Thank you</p>'
    })
    start()
    await press()
    await wait(1400)
    expect(steps()).toEqual(['submitted'])
    await soon(() => expect(steps()).toEqual(['submitted', 'accepted by gone']))
  })

  test('where the config declares one that has no form element', async () => {
    get = show('<main><div class="pay"><input name="a"><button>Pay</button></div></main>')
    get('button').addEventListener('click', () => get('.pay').remove())
    start({ forms: [{ name: 'pay', match: '.pay' }] })
    await type('input', 'x')
    await press()
    await soon(() => expect(steps()).toEqual(['started a', 'submitted', 'accepted by gone']))
  })
})

describe('a form is not accepted', () => {
  const never = async () => {
    await settled()
    expect(steps().filter((step) => step.startsWith('accepted'))).toEqual([])
  }

  test('while a spinner takes its place and it comes back', async () => {
    onSubmit(async () => {
      get('main').innerHTML = '<p>Sending…</p>'
      await fetch('/answer/pay?wait=1500&status=422')
      get('main').innerHTML = PAYMENT
    })
    start()
    await press()
    await never()
  })

  test('when it is rendered anew', async () => {
    onSubmit(() => (get('main').innerHTML = PAYMENT))
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await never()
    watched.settle()
    expect(steps()).not.toContain('gone')
  })

  test('when the user closes it without sending', async () => {
    get('#cancel').addEventListener('click', () => get('form').remove())
    start()
    await type('[name=owner]', 'Ada')
    await press('#cancel')
    await never()
    watched.settle()
    expect(steps()).toEqual(['started owner', 'gone'])
  })

  test('when it was refused and then closed', async () => {
    onSubmit(() => get('[name=owner]').setAttribute('aria-invalid', 'true'))
    get('#cancel').addEventListener('click', () => get('form').remove())
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await soon(() => expect(steps()).toHaveLength(3))
    await press('#cancel')
    await never()
    watched.settle()
    expect(steps()[3]).toBe('gone')
  })

  test('when only the password is emptied', async () => {
    get = show(
      '<form id="login"><input name="user"><input name="pass" type="password"><button>Log in</button></form>',
    )
    onSubmit(() => (get('[name=pass]').value = ''))
    start()
    await type('[name=user]', 'ada')
    await type('[name=pass]', 'secret')
    await press()
    await never()
  })

  test('when nothing was in it and nothing is', async () => {
    onSubmit(() => {})
    start()
    await press()
    await never()
  })

  test('when the user goes on working in it', async () => {
    onSubmit(() => {})
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await wait(200)
    await type('[name=note]', 'x')
    get('form').remove()
    await never()
    watched.settle()
    expect(steps()).toEqual(['started owner', 'submitted', 'gone'])
  })

  test('by a button of a declared form that may mean anything', async () => {
    get = show(
      '<div class="pay"><input name="a"><button id="no">Cancel</button><button id="yes">Pay</button></div>',
    )
    get('#no').addEventListener('click', () => get('.pay').remove())
    start({ forms: [{ name: 'pay', match: '.pay' }] })
    await type('input', 'x')
    await press('#no')
    await never()
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
