/**
 * What a host may set, on `:root` or on `[data-unstuck-help]`; the config's `theme` sets the first five for it.
 *
 * | property | what | default |
 * |---|---|---|
 * | `--unstuck-accent` | fill of the primary button | the text colour |
 * | `--unstuck-surface` | the panel | white, or near black |
 * | `--unstuck-text` | all text | near black, or near white |
 * | `--unstuck-radius` | corners of the panel; buttons follow | `12px` |
 * | `--unstuck-font` | font family | the page's, else the system's |
 * | `--unstuck-width` | width of the panel | `24em`, which grows with the user's text: 336 px at the usual size |
 * | `--unstuck-inset` | distance of a card from the edges | `20px` |
 *
 * Parts for `::part()`: `panel`, `arrow`, `title`, `body`, `media`, `close`, `actions`, `button`, `primary`, `progress`,
 * `note`, `ask`, `never`, `dot`, `page`, `back`.
 *
 * The colour of the text on the accent is derived from the accent's luminance (`y` of `xyz-d65` is WCAG's
 * relative luminance): black or white, whichever reaches 4.5:1. An accent in the middle, where designers expect
 * white, is darkened until white does: 0.157 is the luminance at which it reaches 5:1, which leaves room for
 * colours that a screen can only show lighter.
 */
export const tokens = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  display: block !important;
  width: 0 !important;
  height: 0 !important;
  z-index: 2147483647 !important;
  font-size: medium !important;
  color-scheme: light;
}
:host([data-unstuck-mode=dark]) { color-scheme: dark; }
:host([data-unstuck-covered]) { visibility: hidden !important; }
@media print { :host { visibility: hidden !important; } }

.root {
  --surface: var(--unstuck-surface, #fff);
  --text: var(--unstuck-text, #18181b);
  --soft: var(--unstuck-text, #46464f);
  --accent: var(--unstuck-accent, var(--text));
  --fill: var(--accent);
  --on-fill: var(--surface);
  --radius: var(--unstuck-radius, 12px);
  --inset: var(--unstuck-inset, 20px);
  --line: color-mix(in srgb, var(--text) 12%, var(--surface));
  --hover: color-mix(in srgb, var(--text) 7%, transparent);
  --good: #15803d;
  --bad: #c2261c;
  --warn: #b45309;
  --shadow: 0 1px 2px rgb(0 0 0 / .05), 0 6px 12px -4px rgb(0 0 0 / .08), 0 20px 40px -12px rgb(0 0 0 / .18);
  font-family: var(--unstuck-font, var(--page-font, system-ui, sans-serif));
}
:host([data-unstuck-mode=dark]) .root {
  --surface: var(--unstuck-surface, #1c1c20);
  --text: var(--unstuck-text, #f4f4f5);
  --soft: var(--unstuck-text, #c4c4cc);
  --line: color-mix(in srgb, var(--text) 16%, var(--surface));
  --hover: color-mix(in srgb, var(--text) 10%, transparent);
  --good: #4ade80;
  --bad: #fb8d85;
  --warn: #fbbf24;
  --shadow: 0 1px 2px rgb(0 0 0 / .3), 0 6px 12px -4px rgb(0 0 0 / .36), 0 20px 40px -12px rgb(0 0 0 / .5);
}

@media (prefers-contrast: more) {
  .root { --soft: var(--text); --line: var(--text); }
}
@supports (color: color(from red xyz-d65 x y z)) {
  .primary {
    --white: clamp(0, (.3 - y) * 9999, 1);
    --dim: max(min(1, .157 / max(y, .001)), 1 - var(--white));
    --fill: color(from var(--accent) xyz-d65 calc(x * var(--dim)) calc(y * var(--dim)) calc(z * var(--dim)));
    --on-fill: color(from var(--accent) xyz-d65 calc(.9505 * var(--white)) calc(var(--white) + 0 * y) calc(1.0891 * var(--white)));
  }
}
`
