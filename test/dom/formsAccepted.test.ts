import { describe, expect, test } from 'vitest'
import { get, never, onSubmit, open, PAYMENT, press, start, steps, type, watched } from './payment.ts'
import { soon, wait } from './watch.ts'

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
    open('<main><div class="pay"><input name="a"><button>Pay</button></div></main>')
    get('button').addEventListener('click', () => get('.pay').remove())
    start({ forms: [{ name: 'pay', match: '.pay' }] })
    await type('input', 'x')
    await press()
    await soon(() => expect(steps()).toEqual(['started a', 'submitted', 'accepted by gone']))
  })
})

describe('a form is not accepted', () => {
  test('while a spinner takes its place and it comes back', async () => {
    onSubmit(async () => {
      get('main').innerHTML = '<p>Sending…</p>'
      await fetch('/answer/pay?wait=1500&status=422')
      get('main').innerHTML = PAYMENT
    })
    start()
    await press()
    await never('accepted')
  })

  test('when what a failed request has brought comes in its place', async () => {
    onSubmit(async () => {
      await fetch('/answer/pay?status=500')
      get('main').innerHTML = '<p>Oops</p>'
    })
    start()
    await press()
    await never('accepted')
  })

  test('when it is rendered anew', async () => {
    onSubmit(() => (get('main').innerHTML = PAYMENT))
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await never('accepted')
    watched.settle()
    expect(steps()).not.toContain('gone')
  })

  test('when the user closes it without sending', async () => {
    get('#cancel').addEventListener('click', () => get('form').remove())
    start()
    await type('[name=owner]', 'Ada')
    await press('#cancel')
    await never('accepted')
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
    await never('accepted')
    watched.settle()
    expect(steps()[3]).toBe('gone')
  })

  test('when only the password is emptied', async () => {
    open(
      '<form id="login"><input name="user"><input name="pass" type="password"><button>Log in</button></form>',
    )
    onSubmit(() => (get('[name=pass]').value = ''))
    start()
    await type('[name=user]', 'ada')
    await type('[name=pass]', 'secret')
    await press()
    await never('accepted')
  })

  test('when nothing was in it and nothing is', async () => {
    onSubmit(() => {})
    start()
    await press()
    await never('accepted')
  })

  test('when the user goes on working in it', async () => {
    onSubmit(() => {})
    start()
    await type('[name=owner]', 'Ada')
    await press()
    await wait(200)
    await type('[name=note]', 'x')
    get('form').remove()
    await never('accepted')
    watched.settle()
    expect(steps()).toEqual(['started owner', 'submitted', 'gone'])
  })

  test('by a button of a declared form that may mean anything', async () => {
    open(
      '<div class="pay"><input name="a"><button id="no">Cancel</button><button id="yes">Pay</button></div>',
    )
    get('#no').addEventListener('click', () => get('.pay').remove())
    start({ forms: [{ name: 'pay', match: '.pay' }] })
    await type('input', 'x')
    await press('#no')
    await never('accepted')
  })
})
