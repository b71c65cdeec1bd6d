import type { Unstuck } from '../../surface.ts'
import type { InspectorState } from '../inspectorState.ts'
import type { InspectorTab } from '../tab.ts'
import { Acts } from './Acts.tsx'
import type { Change } from './change.ts'
import { HostTab } from './HostTab.tsx'
import { Icon } from './Icon.tsx'
import { Previews } from './Previews.tsx'
import { Rules } from './Rules.tsx'
import { Score } from './Score.tsx'
import { Stream } from './Stream.tsx'
import { TabList } from './TabList.tsx'

export interface PanelProps {
  readonly state: InspectorState
  readonly change: Change
  readonly unstuck: Pick<Unstuck, 'preview'>
  readonly tabs: readonly InspectorTab[]
  copyAsTest(): void
  toggle(): void
  close(): void
}

/** The inspector: the score above, one view of several below. */
export function Panel(props: PanelProps) {
  const { state, change, tabs, copyAsTest, toggle, close } = props
  if (!state.isOpen) return <Pill state={state} open={toggle} />
  const all = [
    ...tabs.map(({ id, label }) => ({ id, label, badge: undefined })),
    ...OWN.map(({ id, label, badge }) => ({ id, label, badge: badge?.(state) })),
  ]
  const current = all.find(({ id }) => id === state.tab) ?? all[0]!
  const hostTab = tabs.find(({ id }) => id === current.id)
  return (
    <aside class="panel" data-side={state.side} aria-label="unstuck inspector">
      <header class="top">
        <span class="mark" aria-hidden="true" />
        <b>unstuck</b>
        <span class="note" role="status">
          {state.note}
        </span>
        <button
          class="ghost"
          type="button"
          onClick={copyAsTest}
          title="Copies what has happened so far as a test of the rules"
        >
          <Icon name="copy" />
          Copy as test
        </button>
        <button
          class="ghost icon-only"
          type="button"
          aria-label="Move to the other side"
          title="Move to the other side"
          onClick={() => change((it) => void (it.side = it.side === 'left' ? 'right' : 'left'))}
        >
          <Icon name="side" />
        </button>
        <button
          class="ghost icon-only"
          type="button"
          aria-label="Hide the inspector"
          title="Hide (Alt+U)"
          onClick={toggle}
        >
          <Icon name="hide" />
        </button>
        <button
          class="ghost icon-only"
          type="button"
          aria-label="Close the inspector"
          title="Close"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <Score state={state} />
      <TabList tabs={all} current={current.id} onSelect={(id) => change((it) => void (it.tab = id))} />
      <div
        class={`view view-${current.id}`}
        role="tabpanel"
        id="view"
        aria-labelledby={`tab-${current.id}`}
        key={current.id}
        tabIndex={0}
      >
        {hostTab ? <HostTab tab={hostTab} /> : <OwnView {...props} id={current.id} />}
      </div>
    </aside>
  )
}

const OWN: readonly { id: string; label: string; badge?: (state: InspectorState) => number | undefined }[] = [
  { id: 'stream', label: 'Stream', badge: ({ problems }) => problems.length || undefined },
  { id: 'acts', label: 'Acts' },
  { id: 'rules', label: 'Rules', badge: ({ explanation }) => explanation?.rules.length },
  { id: 'previews', label: 'Previews' },
]

function OwnView({ id, state, change, unstuck }: PanelProps & { readonly id: string }) {
  switch (id) {
    case 'acts':
      return <Acts state={state} />
    case 'rules':
      return <Rules state={state} change={change} />
    case 'previews':
      return <Previews state={state} preview={unstuck.preview} />
    default:
      return <Stream state={state} change={change} />
  }
}

/** All that is left of it when it is hidden. */
function Pill({ state: { score, side }, open }: { readonly state: InspectorState; open(): void }) {
  return (
    <button class="pill" data-side={side} type="button" title="Show the inspector (Alt+U)" onClick={open}>
      <span class="mark" aria-hidden="true" />
      unstuck
      {score && <span class="pill-score">{Math.round(score.page)}</span>}
    </button>
  )
}
