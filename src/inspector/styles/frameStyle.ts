/** The panel, its head and its tabs, and what is left of it when hidden. */
export const frameStyle = `
:host {
  all: initial;
  color-scheme: light dark;
  --back: light-dark(#ffffff, #0f0f12);
  --raised: light-dark(#f7f7f9, #17171c);
  --hover: light-dark(#f0f0f4, #1e1e25);
  --line: light-dark(#e7e7ec, #27272f);
  --ink: light-dark(#18181c, #ededf1);
  --soft: light-dark(#63636e, #9c9ca8);
  --faint: light-dark(#6c6c77, #8c8c98);
  --accent: light-dark(#5246e0, #938bff);
  --on-accent: light-dark(#ffffff, #14121f);
  --green: light-dark(#157a4c, #4ccb8d);
  --amber: light-dark(#a95f00, #f2b04a);
  --red: light-dark(#c02d2d, #ff7b74);
  --blue: light-dark(#1d64c9, #74b0ff);
  --sans: 'Inter', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Liberation Mono', monospace;
}

:host([popover]) {
  position: static;
  inset: auto;
  width: auto;
  height: auto;
  border: 0;
  padding: 0;
  overflow: visible;
  display: contents;
}

* {
  box-sizing: border-box;
  margin: 0;
}

.panel {
  position: fixed;
  inset: 0 0 0 auto;
  z-index: 2147483646;
  display: flex;
  flex-direction: column;
  width: 420px;
  border-left: 1px solid var(--line);
  background: var(--back);
  color: var(--ink);
  font: 13px/1.45 var(--sans);
  -webkit-font-smoothing: antialiased;
}

[data-side='left'].panel {
  inset: 0 auto 0 0;
  border-width: 0 1px 0 0;
  border-right: 1px solid var(--line);
}

[data-side='left'].pill {
  inset: auto auto 16px 16px;
}

button,
input {
  font: inherit;
  color: inherit;
}

button {
  cursor: pointer;
}

:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 1px;
}

h3,
h4 {
  font: inherit;
  font-weight: 600;
}

ul,
ol {
  padding: 0;
  list-style: none;
}

code {
  font: 12px var(--mono);
}


.top {
  display: flex;
  align-items: center;
  gap: 8px;
  padding: 10px 10px 10px 16px;

  & b {
    font-size: 14px;
    letter-spacing: -0.01em;
  }

}

.mark {
  width: 18px;
  height: 18px;
  border-radius: 6px;
  background:
    radial-gradient(circle at 68% 30%, #fff 0 2.2px, transparent 2.8px),
    conic-gradient(from 220deg at 50% 58%, #7a6bff, #b4a8ff 30%, #5246e0 62%, #7a6bff);
}

.note {
  flex: 1;
  color: var(--soft);
  font-size: 12px;
  text-align: end;
}

/* For those who hear the page. */
.quiet {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}

.ghost {
  display: inline-flex;
  align-items: center;
  gap: 5px;
  min-height: 28px;
  padding: 0 10px;
  border: 1px solid var(--line);
  border-radius: 7px;
  background: none;
  font-size: 12px;
  font-weight: 500;
  white-space: nowrap;
  transition: background 0.12s;

  &:hover {
    background: var(--hover);
  }
}

.icon-only {
  width: 28px;
  padding: 0;
  justify-content: center;
  border-color: transparent;
  color: var(--soft);
}

.icon {
  width: 16px;
  height: 16px;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
}


.tabs {
  display: flex;
  overflow-x: auto;
  scrollbar-width: none;
  padding: 0 10px;
  border-bottom: 1px solid var(--line);

  & button {
    position: relative;
    min-height: 36px;
    flex: none;
    padding: 0 8px;
    border: 0;
    border-radius: 6px 6px 0 0;
    background: none;
    color: var(--soft);
    font-weight: 500;
  }

  & button:hover {
    color: var(--ink);
  }

  & button[aria-selected='true'] {
    color: var(--ink);
  }

  & button[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 8px -1px;
    height: 2px;
    border-radius: 2px;
    background: var(--accent);
  }
}

.badge {
  margin-inline-start: 5px;
  padding: 0 6px;
  border-radius: 9px;
  background: var(--hover);
  color: var(--soft);
  font-size: 11px;
  font-variant-numeric: tabular-nums;
}

.badge-bad {
  background: color-mix(in srgb, var(--red) 16%, transparent);
  color: var(--red);
}

.view {
  flex: 1;
  min-height: 0;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  scrollbar-color: var(--line) transparent;

  &:focus-visible {
    outline-offset: -2px;
  }
}

.host-tab {
  display: flex;
  flex-direction: column;
  min-height: 100%;
}

.intro,
.empty {
  padding: 12px 16px;
  color: var(--soft);
  text-wrap: pretty;

  & b {
    color: var(--ink);
    font-weight: 600;
  }
}

.dot {
  --dot: var(--faint);
  flex: none;
  width: 7px;
  height: 7px;
  border-radius: 50%;
  background: var(--dot);
}

.dot-calm,
.dot-help,
.dot-intervention,
.tone-good {
  --dot: var(--green);
}

.dot-signal {
  --dot: var(--amber);
}

.dot-decision {
  --dot: var(--accent);
}

.dot-problem,
.dot-dropped,
.tone-bad {
  --dot: var(--red);
}

.dot-score,
.dot-page {
  --dot: var(--blue);
}


.pill {
  position: fixed;
  inset: auto 16px 16px auto;
  z-index: 2147483646;
  display: inline-flex;
  align-items: center;
  gap: 8px;
  min-height: 38px;
  padding: 0 14px 0 11px;
  border: 1px solid var(--line);
  border-radius: 20px;
  background: var(--back);
  box-shadow: 0 6px 24px rgb(10 10 20 / 0.16);
  color: var(--ink);
  font: 600 13px var(--sans);
}

.pill-score {
  padding-inline-start: 8px;
  border-inline-start: 1px solid var(--line);
  color: var(--soft);
  font-variant-numeric: tabular-nums;
}

@media (max-width: 899px) {
  .panel {
    inset: auto 0 0;
    width: auto;
    height: 62dvh;
    border: 0;
    border-top: 1px solid var(--line);
    border-radius: 18px 18px 0 0;
    box-shadow: 0 -12px 40px rgb(10 10 20 / 0.2);
  }

  .panel::before {
    content: '';
    width: 36px;
    height: 4px;
    margin: 8px auto -4px;
    border-radius: 2px;
    background: var(--line);
  }

  .score-main {
    gap: 12px;
  }

  .tabs {
    overflow-x: auto;
    scrollbar-width: none;
  }
}

/* A laptop at 200 %, a phone on its side: the head would leave nothing for what is below it. */
@media (max-height: 560px) {
  .panel {
    overflow: auto;
    overscroll-behavior: contain;
    min-height: 62dvh;
  }

  .tabs {
    position: sticky;
    top: 0;
    z-index: 1;
    flex: none;
    background: var(--back);
  }

  .view {
    flex: none;
    overflow: visible;
  }
}

@media (prefers-reduced-motion: reduce) {
  .gauge circle {
    transition: none;
  }
}
`
