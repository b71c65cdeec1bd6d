import { fillIn, type HelpLabels } from '../labels.ts'
import type { Frame } from '../frame.ts'
import type { TourPiece } from '../pieces.ts'
import type { HelpAction } from '../view.ts'
import { Progress } from './Progress.tsx'

export { labels } from './labels.ts'

/** Several tips, as fast as the user wants; the focus stays on the button that leads on. */
export const tour: TourPiece = {
  Progress,
  go(frame, way) {
    const { view, state, labels } = frame
    const { steps = [] } = view
    const at = way ? (state.progress?.at ?? 0) + (way === 'next' ? 1 : -1) : 0
    const step = steps[at]
    if (!step) return frame.end('completed', 'finish')
    const progress = { at, of: steps.length }
    frame.show(step, { progress, actions: actionsAt(step.actions, progress, labels) })
    if (!way) return
    frame.tell('stepped', way)
    reveal(frame)
    // The focus stays where it is, so nothing else would tell what is new.
    frame.say(`${fillIn(labels.progress, { step: at + 1, steps: steps.length })}: ${frame.state.title}`)
  },
}

/** The step's own actions, then the ways back and on, unless it words them itself. */
function actionsAt(
  actions: readonly HelpAction[],
  { at, of }: { readonly at: number; readonly of: number },
  labels: HelpLabels,
): HelpAction[] {
  const own = (kind: 'next' | 'back') => actions.find((action) => action.kind === kind)
  const others = actions.filter(({ kind }) => kind !== 'next' && kind !== 'back')
  const back: HelpAction = { kind: 'back', id: 'back', label: own('back')?.label ?? labels.back }
  const onward = own('next')?.label ?? (at === of - 1 ? labels.finish : labels.next)
  return [...others, ...(at > 0 ? [back] : []), { kind: 'next', id: 'next', label: onward }]
}

/**
 * Brings what the step is about into sight, for the user asked for it; at once where they want no motion. What is under
 * something else (a header that stays, the edge of a scroller) goes to the middle: at the edge it would stay under it.
 */
function reveal({ view, state, onProblem }: Frame): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  try {
    const anchor = view.steps?.[state.progress?.at ?? 0]?.anchor?.()
    const block = anchor && isOnTop(anchor) ? 'nearest' : 'center'
    anchor?.scrollIntoView({ block, inline: 'nearest', behavior: calm ? 'auto' : 'smooth' })
  } catch (error) {
    onProblem(error)
  }
}

function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot
  const found = root.elementFromPoint(left + width / 2, top + height / 2)
  return !!found && (element.contains(found) || found.contains(element))
}

export const css = `
.steps { display: flex; align-items: center; gap: 5px; flex: 1; min-width: 48px; min-height: 32px; }
.steps i { width: 6px; height: 6px; border-radius: 3px; background: color-mix(in srgb, var(--text) 22%, var(--surface)); }
.steps i[data-at] { width: 16px; background: var(--text); }
.steps + .plain { margin-inline-start: 0; }
@media (prefers-reduced-motion: no-preference) { .steps i { transition: width .2s; } }
@media (forced-colors: active) { .steps i { border: 1px solid; } .steps i[data-at] { background: CanvasText; } }
`
