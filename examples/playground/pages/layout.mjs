import { asIs, markup } from '../public/markup.mjs'

/**
 * The frame of every page, and all that a page needs to embed unstuck: the stub, so that calls made before
 * the script arrives are kept, and the script itself.
 *
 * @param {{ title: string, current?: string, remedies?: string, body: unknown }} page
 * `remedies`: what the page can do for the user, as an object literal
 */
export const layout = ({ title, current, remedies, body }) => markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Fernweh Outfitters</title>
    <link rel="icon" href="/images/icon.svg" />
    <link rel="stylesheet" href="/shop.css" />
    <script>window.unstuck=typeof window.unstuck=='function'?window.unstuck:function(){(unstuck.q=unstuck.q||[]).push(arguments)}</script>
    ${remedies && markup`<script>unstuck('init', { remedies: window.remedies = ${asIs(remedies)} })</script>`}
    <script async src="/unstuck.global.js" data-config="/unstuck.json" data-forward="/friction" data-consent="granted"></script>
    ${sidePanel}
    <script type="module" src="/shop.mjs"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <p class="ribbon">
      <span>Free shipping from €80</span>
      <span class="ribbon-clock">Order within <b id="dispatch-clock">2:00:00</b> and it leaves today</span>
    </p>
    <header class="header">
      <a class="wordmark" href="/"><img src="/images/icon.svg" alt="" width="28" height="28" />Fernweh<small>Outfitters</small></a>
      <nav aria-label="Main">
        ${links.map(
          ([href, label]) =>
            markup`<a href="${href}" ${href === current && markup`aria-current="page"`}>${label}</a>`,
        )}
        <a class="bag-link" href="/bag" ${current === '/bag' && markup`aria-current="page"`}>Bag <b class="bag-count" data-bag-count hidden></b></a>
      </nav>
    </header>
    <main id="content" tabindex="-1">${body}</main>
    <footer class="footer">
      <p class="wordmark">Fernweh<small>Outfitters</small></p>
      <nav aria-label="Help">
        <a href="/help/stores">Stores</a><a href="/help/payment">Payment</a><a href="/help/cards">Cards</a><a href="/help/vat">VAT</a>
      </nav>
      <p class="fine">A playground for unstuck. Nothing is sold here, and nothing leaves your machine.</p>
    </footer>
    <p class="toast" role="status" data-toast></p>
  </body>
</html>`

/** Not part of the shop: the panel that shows what unstuck sees. Until it is there, leaves room and listens for it. */
const sidePanel = markup`
    <script>
      document.documentElement.dataset.panel = innerWidth < 900 ? 'closed' : 'open'
      window.heard = []
      for (const type of ['observation', 'signal', 'score', 'decision', 'intervention', 'outcome', 'problem']) {
        unstuck('on', type, (happened) => heard.push([type, happened]))
      }
    </script>
    <!-- Above every module: Firefox refuses a map that comes later. -->
    <script type="importmap">{ "imports": { "preact": "/vendor/preact.mjs" } }</script>
    <script type="module" src="/panel/panel.mjs"></script>`

const links = [
  ['/', 'Shop'],
  ['/account', 'Account'],
  ['/classic/checkout', 'Trade'],
]
