import { markup } from '../public/markup.mjs'
import { layout } from './layout.mjs'

export const notFoundPage = () =>
  layout({
    title: 'Not here',
    body: markup`
      <article class="narrow article">
        <p class="over">404</p>
        <h1>Off the map</h1>
        <p>There is nothing at this address. <a href="/">Back to the shop</a></p>
      </article>
    `,
  })
