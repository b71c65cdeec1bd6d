import { markup } from '../public/markup.mjs'
import { formatPrice, products } from '../public/products.mjs'
import { layout } from './layout.mjs'

/** The front page: a carousel that slides, and cards with a stepper. */
export const cataloguePage = () =>
  layout({
    title: 'Gear for elsewhere',
    current: '/',
    body: markup`
      <section class="carousel" aria-roledescription="carousel" aria-label="Collections" data-carousel>
        <div class="carousel-track" data-track>${slides.map(showSlide)}</div>
        <div class="carousel-controls">
          <div class="carousel-dots" data-dots></div>
          <button class="round" type="button" aria-label="Previous collection" data-previous>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M14.5 5.5L8 12l6.5 6.5" /></svg>
          </button>
          <button class="round" type="button" aria-label="Next collection" data-next>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 5.5L16 12l-6.5 6.5" /></svg>
          </button>
        </div>
      </section>
      <section class="shelf" aria-labelledby="shelf-title">
        <header>
          <h2 id="shelf-title">Made to come back with you</h2>
          <p>Eight things, each as good as we know how. Repaired, never replaced.</p>
        </header>
        <ul class="grid">
          ${products.map((product) => markup`<li>${productCard(product)}</li>`)}
        </ul>
      </section>
    `,
  })

const slides = [
  {
    image: 'scene-dusk',
    over: 'Autumn collection',
    title: 'The long way home is the point.',
    link: ['/products/nordlys-pack', 'See the Nordlys 28'],
  },
  {
    image: 'scene-fjord',
    over: 'On the water',
    title: 'Quiet gear for quiet mornings.',
    link: ['/products/kessel-flask', 'See the Kessel flask'],
    bright: true,
  },
  {
    image: 'scene-night',
    over: 'Nights out',
    title: 'Stay for the second show.',
    link: ['/products/halde-tent', 'See the Halde Two'],
  },
]

const showSlide = ({ image, over, title, link: [href, label], bright }, at) => markup`
  <article
    class="slide ${bright && 'slide-bright'}"
    aria-roledescription="slide"
    aria-label="${at + 1} of ${slides.length}"
    style="background-image: url(/images/${image}.svg)"
  >
    <p class="over">${over}</p>
    <h2>${title}</h2>
    <a class="button" href="${href}">${label}</a>
  </article>
`

/** @param {(typeof products)[number]} product */
export const productCard = ({ slug, name, kind, price, note }) => markup`
  <article class="card" data-product="${slug}">
    <a class="card-picture" href="/products/${slug}">
      <img src="/images/${slug}.svg" alt="${name}, ${kind.toLowerCase()}" width="400" height="400" />
      ${note && markup`<span class="note">${note}</span>`}
    </a>
    <div class="card-words">
      <h3><a href="/products/${slug}">${name}</a></h3>
      <p>${kind}</p>
      <b class="price">${formatPrice(price)}</b>
    </div>
    <div class="card-actions">
      ${stepper(name)}
      <button class="button button-small" type="button" data-add>Add to bag</button>
    </div>
  </article>
`

/** @param {string} name */
export const stepper = (name) => markup`
  <div class="stepper" role="group" aria-label="Quantity of ${name}" data-stepper>
    <button type="button" aria-label="One less" data-step="-1">−</button>
    <output>1</output>
    <button type="button" aria-label="One more" data-step="1">+</button>
  </div>
`
