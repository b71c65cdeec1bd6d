import { formatPrice } from '../products.mjs'
import { sumUp } from './bag.mjs'

/** Asks what shipping costs. The service takes three seconds, and as on many a page nothing shows that it works. */
export function startShipping(button) {
  button.addEventListener('click', async () => {
    const country = document.querySelector('#country').value
    const response = await fetch('/api/shipping', { method: 'POST', body: JSON.stringify({ country }) })
    const { price, days } = await response.json()
    const free = sumUp().total >= 80
    document.querySelector('[data-shipping]').textContent =
      `${free ? 'Free' : formatPrice(price)}, ${days} days to ${country}`
  })
}
