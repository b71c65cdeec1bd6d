import { formatPrice } from '../products.mjs'
import { markup, textOf } from '../markup.mjs'
import { readBag, sumUp, writeBag } from './bag.mjs'

/** The rows of the bag and what they come to. */
export function startBagPage(root) {
  const list = root.querySelector('[data-bag-rows]')

  const show = () => {
    const { rows, count, total } = sumUp()
    list.innerHTML = textOf(
      rows.length
        ? markup`${rows.map(showRow)}`
        : markup`<li class="bag-empty">Nothing in it yet. <a href="/">To the shop</a></li>`,
    )
    root.querySelector('[data-subtotal]').textContent = formatPrice(total)
    for (const place of document.querySelectorAll('[data-total]')) place.textContent = formatPrice(total)
    for (const place of document.querySelectorAll('[data-count]'))
      place.textContent = count === 1 ? '1 thing' : `${count} things`
    root.querySelector('[data-checkout]').disabled = count === 0
  }

  list.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (!button) return
    const { slug } = button.closest('[data-slug]').dataset
    const { [slug]: count, ...others } = readBag()
    const wanted = button.dataset.step ? count + Number(button.dataset.step) : 0
    writeBag(wanted > 0 ? { ...readBag(), [slug]: wanted } : others)
  })

  addEventListener('bag', show)
  show()
}

const showRow = ({ product, count }) => markup`
  <li class="bag-row" data-slug="${product.slug}">
    <img src="/images/${product.slug}.svg" alt="" width="96" height="96" />
    <div>
      <h2><a href="/products/${product.slug}">${product.name}</a></h2>
      <p>${product.kind}</p>
      <button class="link" type="button" data-remove>Remove</button>
    </div>
    <div class="stepper" role="group" aria-label="Quantity of ${product.name}">
      <button type="button" aria-label="One less" data-step="-1">−</button>
      <output>${count}</output>
      <button type="button" aria-label="One more" data-step="1">+</button>
    </div>
    <b class="price">${formatPrice(product.price * count)}</b>
  </li>
`
