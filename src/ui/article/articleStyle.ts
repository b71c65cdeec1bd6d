/**
 * Small print of its own rhythm: an article is read, where the rest of the help is glanced at. Code is left
 * to right in every language; words of a table are not broken, it scrolls.
 */
export const css = `
.article { margin-top: 8px; color: var(--soft); }
.article > :first-child { margin-top: 0; }
.article :is(p, ul, ol, dl, pre, table, figure, blockquote, details) { margin: 0 0 10px; }
.article :is(ul, ol) { padding-inline-start: 1.5em; }
.article :is(h3, h4, h5, h6) { margin: 16px 0 4px; font: inherit; font-weight: 600; color: var(--text); }
.article a:not(.button) { font-weight: 500; text-underline-offset: 3px; text-decoration-color: color-mix(in srgb, var(--text) 35%, transparent); }
.article img { max-width: 100%; height: auto; border-radius: 6px; background: var(--hover); vertical-align: middle; }
.article hr { margin: 16px 0; border: 0; border-top: 1px solid var(--line); }
.article dt { font-weight: 500; color: var(--text); }
.article dd { margin: 0 0 4px; margin-inline-start: 1.5em; }
.article :is(pre, table) { display: block; overflow-x: auto; }
.article table { border-collapse: collapse; }
.article :is(pre, code, kbd, samp) { direction: ltr; unicode-bidi: isolate; }
.article pre { text-align: left; overflow-wrap: normal; }
.article pre { padding: 8px 10px; border-radius: 6px; background: var(--hover); }
.article pre code { padding: 0; background: none; }
.article :is(th, td) { padding: 4px 8px; border: 1px solid var(--line); text-align: start; overflow-wrap: break-word; }
.article blockquote { padding-inline-start: 12px; border-inline-start: 2px solid var(--line); }
`
