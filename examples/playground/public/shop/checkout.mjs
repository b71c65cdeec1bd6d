import { writeBag } from './bag.mjs'

/** The checkout: a modal dialog, and a payment provider that fails before it works. */
export function startCheckout(dialog) {
  const form = dialog.querySelector('[data-payment]')
  const thanks = dialog.querySelector('[data-thanks]')
  const error = dialog.querySelector('[data-error]')

  document.querySelector('[data-checkout]').addEventListener('click', () => {
    form.hidden = false
    thanks.hidden = true
    error.textContent = ''
    dialog.showModal()
  })
  for (const button of dialog.querySelectorAll('[data-close]'))
    button.addEventListener('click', () => dialog.close())

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    error.textContent = ''
    const response = await fetch('/api/payment', { method: 'POST', body: '{}' })
    if (!response.ok) {
      error.textContent = 'Payment could not be processed.'
      return
    }
    const { order } = await response.json()
    dialog.querySelector('[data-order]').textContent = order
    form.hidden = true
    thanks.hidden = false
    writeBag({})
  })
}
