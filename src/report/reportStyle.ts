/** Quiet, like a page that one prints: one accent for what would be shown, one for what was in the way. */
export const reportStyle = `
:root { color-scheme: light dark; --bg: #f7f7f5; --card: #fff; --ink: #1c1f23; --dim: #5d646d; --line: #e2e3e0;
  --accent: #1a6b57; --accent-soft: #d9ebe5; --warn: #9a5b00; --bad: #a83232; --signal: #c2570c; --supposed: #0000000a; }
@media (prefers-color-scheme: dark) { :root { --bg: #15171a; --card: #1e2125; --ink: #e8eaec; --dim: #a2a9b1; --line: #33383e;
  --accent: #62c5a8; --accent-soft: #1f3d35; --warn: #e0a548; --bad: #ef8080; --signal: #f19a55; --supposed: #ffffff0d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header, main { max-width: 1240px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 40px; padding-bottom: 20px; }
h1 { margin: 2px 0 4px; font-size: 28px; line-height: 1.2; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 16px; overflow-wrap: anywhere; }
.kicker { margin: 0; color: var(--accent); font-weight: 600; font-size: 13px; }
.says, .rule-says, .list-head, .list-foot, .foot, .empty { color: var(--dim); margin: 0; }
button, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.rules { display: grid; grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 16px; }
.rule { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; }
.rule.chosen { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.rule h2 button { all: unset; cursor: pointer; font-weight: 650; overflow-wrap: anywhere; }
.rule h2 button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.rule h2 button:hover { text-decoration: underline; text-underline-offset: 3px; }
.rule-says { font-size: 13px; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; min-height: 39px; }
.figure { display: flex; align-items: baseline; gap: 8px; margin: 14px 0 6px; }
.figure strong { font-size: 30px; line-height: 1; font-weight: 650; font-variant-numeric: tabular-nums; }
.figure .share { margin-left: auto; color: var(--dim); font-variant-numeric: tabular-nums; }
.bar { height: 6px; border-radius: 3px; background: var(--line); overflow: hidden; }
.bar div { height: 100%; background: var(--accent); border-radius: 3px; }
dl { margin: 12px 0 0; font-size: 13px; }
dl div { display: flex; justify-content: space-between; gap: 12px; padding: 3px 0; border-top: 1px solid var(--line); }
dt { color: var(--dim); } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.note { border-left: 3px solid var(--warn); padding: 2px 12px; margin: 18px 0; color: var(--dim); font-size: 14px; max-width: 75ch; }
.comparison { margin-top: 32px; } .comparison > h2 { font-size: 19px; }
.change { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 20px; margin-top: 14px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; }
.change h3 { margin: 0; font-size: 15px; overflow-wrap: anywhere; } .same { margin: 0; color: var(--dim); font-size: 13px; }
.changes { grid-column: 1 / -1; border-left: 3px solid var(--accent); padding-left: 12px; margin-top: 10px; } .changes.no-longer { border-color: var(--warn); }
.changes h4 { margin: 0 0 4px; font-size: 13px; font-weight: 600; } .changes ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 2px 16px; }
.changes button { all: unset; box-sizing: border-box; width: 100%; padding: 4px 0; cursor: pointer; display: flex; gap: 10px; align-items: baseline; min-height: 28px; }
.changes button:hover .name, .changes button:focus-visible .name { text-decoration: underline; text-underline-offset: 3px; } .changes button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.changes button[disabled] { cursor: default; opacity: .7; } .changes button[disabled]:hover .name { text-decoration: none; } .changes .name { color: var(--accent); } .changes .length { min-width: 38px; white-space: nowrap; } .changes details { border: 0; padding: 6px 0 0; }
.sessions:focus { outline: none; }
.sessions { display: grid; grid-template-columns: minmax(240px, 320px) minmax(0, 1fr); gap: 20px; margin-top: 24px; align-items: start; }
.list, .panel { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.list { max-height: 860px; overflow: auto; position: sticky; top: 16px; }
.list-head, .list-foot { padding: 12px 16px; font-size: 13px; }
.keys { float: right; visibility: hidden; } .list:focus-within .keys { visibility: visible; }
.list ol { list-style: none; margin: 0; padding: 0; }
.list button { display: grid; grid-template-columns: 1fr auto; gap: 2px 10px; width: 100%; text-align: left; background: none; border: 0;
  border-top: 1px solid var(--line); padding: 10px 16px; cursor: pointer; }
.list button:hover { background: var(--bg); } .list button[disabled] { cursor: default; opacity: .7; background: none; }
.list button[aria-current] { background: var(--accent-soft); box-shadow: inset 3px 0 var(--accent); }
.list button:focus-visible { outline-offset: -2px; }
.name { font-size: 14px; overflow-wrap: anywhere; } .length { color: var(--dim); font-size: 13px; font-variant-numeric: tabular-nums; }
.ends { grid-column: 1 / -1; display: flex; flex-direction: column; font-size: 13px; color: var(--dim); }
.end.shown { color: var(--accent); } .end.not-shown { color: var(--warn); }
.panel { padding: 18px; min-width: 0; }
.panel > h2 { margin-bottom: 12px; }
.stage { position: relative; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: #fff; min-height: 120px; }
.stage iframe { border: 0; pointer-events: none; display: block; }
.replayer-wrapper { position: relative; transform-origin: 0 0; width: max-content; }
.replayer-mouse { position: absolute; width: 20px; height: 20px; margin: -3px 0 0 -3px; border-radius: 50%; background: #c2570ccc; border: 2px solid #fff;
  box-shadow: 0 0 4px #0008; transition: left .05s linear, top .05s linear; }
.replayer-mouse.active::after { content: ""; position: absolute; inset: -14px; border-radius: 50%; border: 3px solid #c2570c; animation: press .35s ease-out 1; }
@keyframes press { from { opacity: .9; transform: scale(.4); } to { opacity: 0; transform: scale(1.2); } }
@media (prefers-reduced-motion: reduce) { .replayer-mouse, .replayer-mouse.active::after { animation: none; transition: none; } }
.controls { display: flex; align-items: center; gap: 16px; margin: 12px 0; }
.play { border: 0; border-radius: 6px; background: var(--accent); color: var(--card); font-weight: 600; padding: 7px 20px; min-width: 92px; cursor: pointer; }
.controls select { border: 1px solid var(--line); border-radius: 6px; padding: 5px 8px; background: var(--card); }
.controls .length { margin-left: auto; }
.timeline { position: relative; margin: 8px 0 12px; padding-left: 74px; }
.timeline svg { display: block; width: 100%; height: 130px; cursor: pointer; }
.lanes span { position: absolute; left: 0; font-size: 12px; color: var(--dim); }
.area { fill: var(--signal); opacity: .28; } .ground { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.supposed { fill: var(--supposed); }
.now { stroke: var(--ink); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.mark { fill: var(--dim); } .mark.page { fill: var(--line); } .mark.signal { fill: var(--signal); } .mark.shown, .mark.told, .mark.kept { fill: var(--accent); }
.mark.waiting, .mark.not-shown { fill: var(--warn); }
.timeline input { width: 100%; margin: 2px 0 0; accent-color: var(--accent); }
.moments { list-style: none; margin: 0 0 12px; padding: 0; max-height: 340px; overflow: auto; border: 1px solid var(--line); border-radius: 8px; }
.moments button { display: grid; grid-template-columns: 52px 148px 1fr; gap: 10px; width: 100%; text-align: left; background: none; border: 0; padding: 7px 12px; cursor: pointer; }
.moments li + li { border-top: 1px solid var(--line); } .moments button:hover { background: var(--bg); } .moments button:focus-visible { outline-offset: -2px; }
.moments time { color: var(--dim); font-variant-numeric: tabular-nums; } .moments small { color: var(--dim); font-size: 13px; }
.kind { font-weight: 600; font-size: 13px; color: var(--dim); } .kind.signal { color: var(--signal); } .kind.shown, .kind.told, .kind.kept { color: var(--accent); }
.kind.waiting, .kind.not-shown { color: var(--warn); }
.moments span { overflow-wrap: anywhere; }
details { border-top: 1px solid var(--line); padding: 10px 0; font-size: 14px; } summary { cursor: pointer; }
.whys { color: var(--dim); } dl.whys div { display: block; border: 0; padding: 6px 0; } dl.whys dt { color: var(--ink); font-weight: 600; } dl.whys dd { text-align: left; white-space: normal; }
.caveats { margin: 36px 0 48px; font-size: 14px; color: var(--dim); } .caveats h2 { color: var(--ink); margin-top: 20px; } .caveats b { color: var(--ink); font-weight: 600; }
.caveats ul { padding-left: 18px; overflow-wrap: anywhere; } .empty { padding: 24px; }
@media (max-width: 860px) { .change { grid-template-columns: minmax(0, 1fr); } header, main { padding-left: 14px; padding-right: 14px; } .sessions { grid-template-columns: minmax(0, 1fr); } .list { position: static; max-height: 320px; }
  .moments button { grid-template-columns: 44px 1fr; } .moments button > :last-child { grid-column: 2; } .panel { padding: 14px; } }
@media (forced-colors: active) { :root { --ink: CanvasText; --dim: CanvasText; --line: CanvasText; --warn: CanvasText; --signal: CanvasText; --accent: Highlight; --supposed: CanvasText; }
  .supposed { opacity: .12; } .bar { border: 1px solid CanvasText; height: 8px; background: Canvas; } .bar div { background: Highlight; forced-color-adjust: none; }
  .play { border: 1px solid ButtonText; background: ButtonFace; color: ButtonText; } .rule.chosen, .list button[aria-current] { outline: 3px solid Highlight; outline-offset: -3px; }
  .list button[aria-current]:focus-visible { outline-offset: -7px; } }
@media print { .list { position: static; max-height: none; } .controls, .timeline input { display: none; } }
`
