/** A form that is read more than it is filled in: what sends it, and what came of that, stays in sight while it is. */
export const css = `
.review { margin-top: 6px; color: var(--soft); }
.review > label:not(.recording), .review legend { display: block; padding: 0; margin: 0 0 4px; font-weight: 500; color: var(--text); }
form.review [readonly], .review [aria-disabled=true] { opacity: .66; }
.review p + textarea { margin-top: 8px; }
.review [aria-invalid=true] { border-color: var(--bad); }
.review .empty { margin: 4px 0 0; color: var(--bad); }
.review textarea {
  field-sizing: content;
  max-height: 30vh;
  box-sizing: border-box;
  display: block;
  width: 100%;
  min-height: calc(2lh + 16px);
  padding: 7px 9px;
  border: 1px solid color-mix(in srgb, var(--text) 46%, var(--surface));
  border-radius: max(0px, var(--radius) - 4px);
  background: var(--surface);
  color: var(--text);
  font: inherit;
  resize: vertical;
}
.review fieldset { min-width: 0; margin: 14px 0 0; padding: 0; border: 0; }
.review ul { max-height: 162px; margin: 0; padding: 0; overflow-y: auto; list-style: none; }
.review :is(li, .recording) label, .review .recording { display: flex; gap: 8px; min-height: 24px; padding: 2px 0; box-sizing: border-box; align-items: flex-start; cursor: pointer; }
.review .recording { margin-top: 10px; }
.review input { --box: 1em; flex: none; font: inherit; width: var(--box); height: var(--box); margin: calc((1lh - var(--box)) / 2) 0 0; accent-color: var(--fill); }
.review time { font-variant-numeric: tabular-nums; color: color-mix(in srgb, var(--soft) 82%, var(--surface)); }
.review span { overflow-wrap: anywhere; }
.review .watch { margin: 4px 0 0; margin-inline-start: 22px; min-height: 28px; padding: 2px 10px; }
.playback { margin-top: 8px; border: 1px solid var(--line); border-radius: max(0px, var(--radius) - 4px); overflow: hidden; }
.stage { direction: ltr; position: relative; min-height: 64px; overflow: hidden; background: color-mix(in srgb, var(--text) 6%, var(--surface)); }
.stage .replayer-wrapper { position: relative; transform-origin: 0 0; }
.stage iframe { border: 0; background: #fff; }
.stage .replayer-mouse { position: absolute; width: 0; height: 0; }
.stage .replayer-mouse::after { content: ''; display: block; width: 36px; height: 36px; margin: -18px; border-radius: 50%; background: #4950f6; opacity: .4; }
.stage .replayer-mouse:not([style])::after { display: none; }
.stage .replayer-mouse.active::after { opacity: .8; }
.controls { display: flex; align-items: center; gap: 8px; padding: 6px 8px; border-top: 1px solid var(--line); }
.controls button { min-width: 5em; min-height: 28px; padding: 2px 10px; }
.review .controls input { flex: 1; width: 60px; height: 24px; margin: 0; }
.controls .time { font-size: .857em; font-variant-numeric: tabular-nums; }
.review p { margin: 10px 0 0; }
.review .small { font-size: .857em; }
.foot .trouble { font-weight: 500; color: var(--text); }
.foot { position: sticky; bottom: -16px; margin: 12px -16px -16px; padding: 0 16px 16px; border-top: 1px solid var(--line); background: var(--surface); }
.foot .actions { margin-top: 10px; }
.scroll:has(.foot) { scroll-padding-bottom: 112px; }
@media (max-height: 380px) { .foot { position: static; } .scroll:has(.foot) { scroll-padding-bottom: 0; } }
@media (pointer: coarse) { .review :is(li, .recording) label, .review .recording { min-height: 36px; padding: 7px 0; } .review input { --box: 18px; } .review ul { max-height: 190px; } }
@media (forced-colors: active) { .review textarea { border-color: ButtonText; } }
`
