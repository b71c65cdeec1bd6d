import { markup } from '../public/markup.mjs'
import { formatPrice, products } from '../public/products.mjs'
import { productCard, stepper } from './catalogue.mjs'
import { layout } from './layout.mjs'

/**
 * One product. The button "Check availability in store" does nothing: somebody removed its handler and forgot
 * the button.
 *
 * @param {(typeof products)[number]} product
 */
export const productPage = (product) =>
  layout({
    title: product.name,
    body: markup`
      <nav class="crumbs" aria-label="Breadcrumb"><a href="/">Shop</a> <span>/</span> ${product.kind}</nav>
      <article class="product" data-product="${product.slug}">
        <img class="product-picture" src="/images/${product.slug}.svg" alt="${product.name}" width="400" height="400" />
        <div class="product-words">
          <p class="over">${product.kind}</p>
          <h1>${product.name}</h1>
          <p class="product-price">${formatPrice(product.price)} <small>incl. VAT</small></p>
          <p class="lead">${product.about}</p>
          <ul class="facts">
            ${product.facts.map((fact) => markup`<li>${fact}</li>`)}
          </ul>
          <div class="buy">
            ${stepper(product.name)}
            <button class="button" type="button" data-add>Add to bag</button>
          </div>
          <button class="button button-quiet button-wide" id="check-availability" type="button">
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9.5L5.5 4h13L20 9.5M5 12v8h14v-8M4 9.5a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M10 20v-5h4v5" /></svg>
            Check availability in store
          </button>
          <p class="fine">Delivered in 2 to 3 days. Free returns for 100 days.</p>
        </div>
      </article>
      <section class="shelf" aria-labelledby="more-title">
        <header><h2 id="more-title">Goes well with it</h2></header>
        <ul class="grid">
          ${neighbours(product).map((other) => markup`<li>${productCard(other)}</li>`)}
        </ul>
      </section>
    `,
  })

const neighbours = (product) => {
  const at = products.indexOf(product)
  return [1, 2, 3, 4].map((step) => products[(at + step) % products.length])
}
