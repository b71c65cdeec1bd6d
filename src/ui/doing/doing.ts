import type { DoingPiece } from '../pieces.ts'
import { buildDeed } from './buildDeed.ts'
import { createRemedies } from './createRemedies.ts'
import { Note } from './Note.tsx'

export { labels } from './labels.ts'

/** Actions that take their time: remedies, articles, handovers. */
export const doing: DoingPiece = {
  Note,
  build: buildDeed,
  start(frame) {
    const remedies = createRemedies(frame)
    return {
      press(action) {
        if (action.kind === 'remedy') return void remedies.press(action)
        import('../page/openPage.ts').then(({ openPage }) => openPage(frame, action)).catch(frame.onProblem)
      },
      isNeeded() {
        const { view, state } = frame
        const actions = [view, ...(view.steps ?? [])].flatMap((content) => content.actions)
        const isWritten = actions.some((action) => action.kind === 'page' && action.isWritten?.())
        return isWritten || !!state.isDone || !!state.isBusy
      },
    }
  },
}

/** The spinner lies over the label, so that a busy button keeps its width. */
export const css = `
.note { display: flex; gap: 8px; margin: 12px 0 0; font-weight: 500; }
.note svg { margin-top: .15em; stroke-width: 2; color: var(--good); }
[data-tone=failed] svg { color: var(--bad); }
.note[data-tone=busy] { font-weight: 400; }
[data-tone=busy] svg { color: inherit; }
[aria-busy=true] { color: transparent; cursor: progress; }
.spinner {
  position: absolute;
  width: 1em;
  height: 1em;
  box-sizing: border-box;
  border: 2px solid var(--text);
  border-inline-end-color: transparent;
  border-radius: 50%;
}
.primary .spinner { border-color: var(--on-fill); border-inline-end-color: transparent; }
@media (prefers-reduced-motion: no-preference) {
  .spinner { animation: turn .7s linear infinite; }
  @keyframes turn { to { rotate: 1turn; } }
}
@media (forced-colors: active) { .spinner { position: static; } .note svg { color: inherit; } }
`
