/**
 * The box: its surface, its two places (beside the anchor, in a corner), its arrow, and how it arrives. Only a popover moves;
 * where there are none, its place is measured.
 */
export const panel = `
.panel {
  --from: 0 8px;
  --lift: 0px;
  --above: 0px;
  --below: 0px;
  --room: 100vh;
  --zoom: 1;
  box-sizing: border-box;
  position: fixed;
  inset: auto;
  margin: 0;
  padding: 0;
  width: var(--unstuck-width, 24em);
  max-width: calc(100vw - 16px);
  overflow: visible;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--text);
  box-shadow: var(--shadow);
  zoom: calc(1 / var(--zoom));
  font-size: calc(.875em * var(--zoom));
  line-height: 1.45;
  text-align: start;
  overflow-wrap: anywhere;
  -webkit-font-smoothing: antialiased;
}
:focus-visible {
  outline: 2px solid var(--text);
  outline-offset: 2px;
}
.panel:focus, .close:focus-visible { outline-offset: -1px; }
.panel:focus-visible > .arrow { border-color: var(--text); border-width: 2px 0 0 2px; }

.scroll {
  max-height: calc(var(--room) - 2 * max(var(--inset), env(safe-area-inset-bottom)) - 2px);
  box-sizing: border-box;
  padding: 14px 16px 16px;
  overflow: auto;
  overscroll-behavior: contain;
  scroll-padding-top: calc(var(--room) / 3);
  border-radius: inherit;
}

[data-placed=card] {
  inset-inline: auto var(--inset);
  inset-block: auto calc(max(var(--inset), env(safe-area-inset-bottom)) + var(--below) + var(--lift));
}
[data-corner$=start] { inset-inline: var(--inset) auto; }
[data-corner^=top] { inset-block: calc(max(var(--inset), env(safe-area-inset-top)) + var(--above) + var(--lift)) auto; }

.arrow {
  position: absolute;
  width: 12px;
  height: 12px;
  box-sizing: border-box;
  border: 1px solid var(--line);
  border-width: 1px 0 0 1px;
  border-top-left-radius: 3px;
  background: var(--surface);
  rotate: 45deg;
}
[data-placed=card] .arrow { display: none; }
[data-side=bottom] .arrow { inset: -7px auto auto var(--arrow); }
[data-side=top] .arrow { inset: auto auto -7px var(--arrow); rotate: 225deg; }
[data-side=left] .arrow { inset: var(--arrow) -7px auto auto; rotate: 135deg; }
[data-side=right] .arrow { inset: var(--arrow) auto auto -7px; rotate: -45deg; }

.quiet {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

@media (max-width: 480px) {
  .root { --inset: var(--unstuck-inset, 8px); }
  [data-placed=card]:not([data-dot]) { width: auto; inset-inline: var(--inset); max-width: none; border-radius: max(var(--radius), 16px); }
  [data-placed=card] .button.button { flex: 1 1 auto; margin-inline: 0; }
}
[data-side=bottom] { --from: 0 -4px; }
[data-side=top] { --from: 0 4px; }
@media (prefers-reduced-motion: no-preference) {
  button, .button { transition: background-color .12s; }
  .panel:popover-open { animation: arrive .2s cubic-bezier(.2, .9, .3, 1); }
  @keyframes arrive { from { opacity: 0; translate: var(--from); } }
}
`
