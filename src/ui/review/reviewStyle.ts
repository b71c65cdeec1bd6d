/** A form that is read more than it is filled in. */
export const css = `
.review { margin-top: 8px; color: var(--soft); }
.review > label:not(.recording), .review legend { display: block; padding: 0; margin: 0 0 4px; font-weight: 500; color: var(--text); }
.review textarea {
  box-sizing: border-box;
  display: block;
  width: 100%;
  min-height: 64px;
  padding: 7px 9px;
  border: 1px solid color-mix(in srgb, var(--text) 46%, var(--surface));
  border-radius: max(0px, var(--radius) - 4px);
  background: var(--surface);
  color: var(--text);
  font: inherit;
  resize: vertical;
}
.review fieldset { min-width: 0; margin: 14px 0 0; padding: 0; border: 0; }
.review ul { max-height: 148px; margin: 0; padding: 0; overflow-y: auto; list-style: none; }
.review :is(li, .recording) label, .review .recording { display: flex; gap: 8px; min-height: 24px; align-items: baseline; cursor: pointer; }
.review .recording { margin-top: 10px; }
.review input { flex: none; width: 14px; height: 14px; margin: 0; accent-color: var(--fill); translate: 0 2px; }
.review time { font-variant-numeric: tabular-nums; color: color-mix(in srgb, var(--soft) 82%, var(--surface)); }
.review span { overflow-wrap: anywhere; }
.review p { margin: 10px 0 0; }
.review .small { font-size: .857em; }
.review .nobody { font-weight: 500; color: var(--text); }
@media (pointer: coarse) { .review :is(li label, .recording) { min-height: 36px; align-items: center; } .review input { width: 18px; height: 18px; translate: none; } }
@media (forced-colors: active) { .review textarea { border-color: ButtonText; } }
`
