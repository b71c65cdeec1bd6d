import { toast } from './toast.mjs'

/** Opens a business account, and is particular about the VAT id without saying how. */
export function startAccount(form) {
  const vat = form.elements.vat
  const error = form.querySelector('[data-field-error]')

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const wrong = !/^[A-Z]{2}[0-9A-Z]{8,12}$/.test(vat.value)
    vat.setAttribute('aria-invalid', String(wrong))
    error.textContent = wrong ? 'Invalid VAT identification number (error 14).' : ''
    if (wrong) return vat.focus()
    const response = await fetch('/api/account', { method: 'POST', body: '{}' })
    if (response.ok) {
      form.reset()
      toast('Your account is open. Welcome!')
    }
  })
}
