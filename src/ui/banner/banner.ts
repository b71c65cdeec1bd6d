import type { HelpView } from '../view.ts'

export { Sign } from './Sign.tsx'

export const edgesFor = ({ edge }: HelpView) => (edge === 'bottom' ? ['bottom', 'top'] : ['top', 'bottom'])

/** A bar along an edge, in one line where there is room: sign, words, what to do, the way out. */
export const css = `
[data-placed=banner] { inset-inline: 0; inset-block: calc(max(12px, env(safe-area-inset-top)) + var(--above) + var(--lift)) auto; margin-inline: auto; width: fit-content; max-width: min(720px, 100vw - 24px); }
[data-corner=bottom] { inset-block: auto calc(max(12px, env(safe-area-inset-bottom)) + var(--below) + var(--lift)); }
[data-placed=banner] .arrow { display: none; }
[data-kind=banner]:not([data-page]) .scroll { display: grid; grid-template-columns: auto minmax(16em, 1fr) auto auto; align-items: center; column-gap: 12px; padding: 11px 10px 12px 16px; padding-inline: 16px 10px; }
[data-kind=banner]:not([data-page]) .head { display: contents; }
[data-kind=banner] .tone { grid-row: 1 / 3; align-self: start; }
[data-kind=banner]:not([data-page]) :is(h2, .body) { grid-column: 2; }
[data-kind=banner] .body > * { margin-top: 1px; }
[data-kind=banner] .body:empty { display: none; }
[data-kind=banner] .actions { grid-area: 1 / 3 / 3; margin: 0; }
[data-kind=banner] .actions:has(> :nth-child(3)) { grid-area: auto / 2 / auto / -1; margin-top: 10px; }
[data-kind=banner]:not([data-page]) .close { position: sticky; top: -6px; grid-area: 1 / 4 / 9; margin: -6px 0; align-self: start; }
[data-kind=banner] :is(.never, .note, .ask, figure) { grid-column: 2 / -1; justify-self: start; }
[data-kind=banner] .note { margin-top: 6px; }
[data-kind=banner] .never { margin: 2px 0 -6px; }
.tone svg { display: block; width: 1.29em; height: 1.29em; margin-top: .1em; color: var(--sign, var(--text)); }
[data-tone=good] { --sign: var(--good); }
[data-tone=trouble] { --sign: var(--warn); }
@media (max-width: 480px) {
  [data-placed=banner] { width: auto; inset-inline: 12px; max-width: none; }
}
@media (max-width: 560px) {
  [data-kind=banner]:not([data-page]) .scroll { grid-template-columns: 1.29em 1fr; }
  [data-kind=banner]:not([data-page]) .head { display: flex; grid-column: 1 / -1; gap: 12px; top: -11px; margin: -11px 0 0; margin-inline: -16px -10px; padding: 11px 0 0; padding-inline: 16px 10px; }
  [data-kind=banner] .actions.actions { grid-area: auto / 2 / auto / -1; margin-top: 10px; }
}
@media (pointer: coarse) { [data-kind=banner]:not([data-page]) .close { margin-block: -10px; } }
@media (forced-colors: active) { .tone svg { color: inherit; } }
`
