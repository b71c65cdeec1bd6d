/**
 * What is in the box: title, text, buttons. However long it is, the way out stays in sight, under a title of which a third is seen
 * at most. A grey in the middle is what a hovered fill can be mixed with and still be read, in white or in black.
 */
export const content = `
.head {
  position: sticky;
  z-index: 1;
  top: -14px;
  display: flex;
  align-items: flex-start;
  gap: 8px;
  margin: -14px -16px 0;
  padding: 14px 16px 2px;
  background: var(--surface);
}
h2 { flex: 1; max-height: calc(var(--room) / 3); overflow: auto; margin: 0; font: inherit; font-weight: 600; text-wrap: balance; }

.body { color: var(--soft); }
.body > * { margin: 6px 0 0; }
.body > :first-child { margin-top: 0; }
.body ul, .body ol { padding-inline-start: 1.5em; }
strong { font-weight: 600; color: var(--text); }
a { color: var(--text); }
.body a {
  font-weight: 500;
  border-radius: 3px;
  text-decoration: underline 1px color-mix(in srgb, var(--text) 35%, transparent);
  text-underline-offset: 3px;
}
.body a:hover { text-decoration-color: currentColor; }
code {
  padding: 1px 4px;
  border-radius: 4px;
  background: var(--hover);
  color: var(--text);
  font: .925em ui-monospace, Menlo, Consolas, monospace;
}

svg { flex: none; width: 1.143em; height: 1.143em; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px; }
button, .button {
  box-sizing: border-box;
  position: relative;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 6px;
  min-height: 32px;
  margin: 0;
  padding: 5px 12px;
  border: 1px solid var(--line);
  border-radius: max(0px, var(--radius) - 4px);
  background: transparent;
  color: var(--text);
  font: inherit;
  font-size: .93em;
  font-weight: 500;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .button:hover { background-color: var(--hover); }
.plain, .primary, .close { border-color: transparent; }
.plain:first-child { margin-inline-start: -13px; }
.primary { background: var(--fill); color: var(--on-fill); }
.primary:hover { background-color: color-mix(in srgb, var(--fill) 86%, #777); }
.close { flex: none; width: 32px; padding: 0; margin: -6px 0 0; margin-inline-end: -8px; color: var(--soft); }
.button svg { width: .92em; height: .92em; }
.button:dir(rtl) svg { scale: -1 1; }

.never {
  min-height: 24px;
  margin: 10px 0 -8px;
  padding: 2px 0;
  border: 0;
  border-radius: 3px;
  color: var(--soft);
  font-size: .857em;
  font-weight: 400;
  text-align: start;
}
.never:hover { background: none; text-decoration: underline; text-underline-offset: 3px; }

@media (pointer: coarse) { button, .button { min-height: 40px; } .never { min-height: 32px; } .close { width: 40px; margin-top: -10px; margin-inline-end: -12px; } }
@media (forced-colors: active) {
  .primary { border-color: ButtonText; }
  .plain, .close { border-color: ButtonFace; }
}
`
