import { asIs, markup } from '../../playground/public/markup.mjs'

/**
 * The frame of every page, with all that a page needs to embed unstuck: the stub, what only code can say, the script.
 *
 * @param {{ title: string, config?: string, traits?: object, init?: string, body: unknown, script?: string }} page
 * `config`: without one the page has no unstuck; `init`: options of `unstuck('init', …)`, as an object literal; `script`: the page's own
 */
export const layout = ({ title, config, traits, init, body, script }) => markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Ledgerline</title>
    <link rel="stylesheet" href="/style.css" />
    <link rel="icon" href="data:," />
    ${config && embed({ config, traits, init })}
  </head>
  <body>
    <header><a href="/">Ledgerline</a>${config && markup`<a href="/${config}">${config}</a>`}</header>
    <main>${body}</main>
    ${script && markup`<script type="module">${asIs(script)}</script>`}
  </body>
</html>`

const embed = ({
  config,
  traits,
  init,
}) => markup`<script>window.unstuck=typeof window.unstuck=='function'?window.unstuck:function(){(unstuck.q=unstuck.q||[]).push(arguments)}</script>
    ${init && markup`<script>unstuck('init', ${asIs(init)})</script>`}
    <script async src="/unstuck.global.js" data-config="/${config}" data-consent="granted" ${traits && markup`data-traits="${JSON.stringify(traits)}"`}></script>`
