import { markup } from '../public/markup.mjs'
import { layout } from './layout.mjs'

/**
 * A help article; undefined where there is none by that name.
 *
 * @param {string} name
 */
export const helpPage = (name) => {
  const article = articles[name]
  return (
    article &&
    layout({
      title: article.title,
      body: markup`
        <article class="narrow article">
          <p class="over">Help</p>
          <h1>${article.title}</h1>
          ${article.paragraphs.map((text) => markup`<p>${text}</p>`)}
          <p class="fine">Still stuck? Write to <a href="mailto:help@fernweh.example">help@fernweh.example</a>.</p>
        </article>
      `,
    })
  )
}

const articles = {
  stores: {
    title: 'What our stores have',
    paragraphs: [
      'The stock of our stores is being moved to a new system, and cannot be asked online until it is there.',
      'Call your store: Hamburg 040 555 0110, Copenhagen 33 55 01 12, Galway 091 555 014. They look it up while you wait, and put it aside for two days.',
    ],
  },
  payment: {
    title: 'When a payment does not go through',
    paragraphs: [
      'Our payment provider sometimes needs a moment. You have not been charged: a payment counts only once you see an order number.',
      'Wait ten seconds and press Pay again. The third try nearly always works.',
    ],
  },
  cards: {
    title: 'When a card is refused',
    paragraphs: [
      'Most refusals are about the postcode: the bank compares it with the one that it knows, which is that of the billing address.',
      'Company cards are often limited to an amount per day. Your bank can lift it on the phone.',
    ],
  },
  vat: {
    title: 'What a VAT id looks like',
    paragraphs: [
      'Two letters for the country, then 8 to 12 letters or digits, without spaces: DE123456789, ATU12345678, DK12345678, IE1234567FA.',
      'It is on each invoice that you write. It is not the tax number that the tax office uses in its letters.',
    ],
  },
}
