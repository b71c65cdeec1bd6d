import { h } from 'preact'
import { keepOpen } from '../state.mjs'
import { Icon } from './Icon.mjs'
import { Inbox } from './Inbox.mjs'
import { Rules } from './Rules.mjs'
import { RulesEditor } from './RulesEditor.mjs'
import { Score } from './Score.mjs'
import { Stream } from './Stream.mjs'
import { Things } from './Things.mjs'

const tabs = [
  { id: 'try', label: 'Try', view: Things, badge: ({ done }) => `${done.size}/6` },
  { id: 'live', label: 'Live', view: Stream },
  { id: 'rules', label: 'Rules', view: Rules },
  {
    id: 'edit',
    label: 'Edit',
    view: RulesEditor,
    badge: ({ problems }) => problems.length || undefined,
    bad: true,
  },
  { id: 'inbox', label: 'Backend', view: Inbox, badge: ({ inbox }) => inbox.length || undefined },
]

export function Panel({ state, change }) {
  const toggle = () =>
    change((state) => {
      state.open = !state.open
      keepOpen(state)
    })
  if (!state.open) return h(Pill, { state, toggle })

  const tab = tabs.find(({ id }) => id === state.tab) ?? tabs[0]
  return h(
    'aside',
    { class: 'panel', 'aria-label': 'unstuck playground' },
    h(
      'header',
      { class: 'top' },
      h('span', { class: 'mark', 'aria-hidden': 'true' }),
      h('b', null, 'unstuck'),
      h('span', { class: `status status-${state.sdk}` }, STATUS[state.sdk]),
      h(
        'button',
        {
          class: 'ghost',
          type: 'button',
          title: 'Caps, counts, score: all gone',
          onClick: () => startOver(change),
        },
        h(Icon, { name: 'again' }),
        'Forget everything',
      ),
      h(
        'button',
        {
          class: 'ghost icon-only',
          type: 'button',
          title: 'Hide the panel (Alt+U)',
          'aria-label': 'Hide the panel',
          onClick: toggle,
        },
        h(Icon, { name: 'hide' }),
      ),
    ),
    state.sdk === 'absent' ? h(Absent) : h(Score, { state }),
    h(TabList, { state, change, current: tab }),
    h(
      'div',
      {
        class: `view view-${tab.id}`,
        role: 'tabpanel',
        id: 'view',
        'aria-labelledby': `tab-${tab.id}`,
        key: tab.id,
        tabIndex: 0,
      },
      h(tab.view, { state, change }),
    ),
  )
}

const STATUS = { waiting: 'loading', live: 'live', absent: 'absent' }

function TabList({ state, change, current }) {
  const show = (id) => change((state) => (state.tab = id))
  const onKeyDown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
    show(next.id)
    event.currentTarget.querySelector(`#tab-${next.id}`).focus()
  }
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Views', onKeyDown },
    tabs.map(({ id, label, badge, bad }) => {
      const count = badge?.(state)
      return h(
        'button',
        {
          key: id,
          id: `tab-${id}`,
          type: 'button',
          role: 'tab',
          'aria-selected': String(id === current.id),
          'aria-controls': 'view',
          tabIndex: id === current.id ? 0 : -1,
          onClick: () => show(id),
        },
        label,
        count !== undefined && h('span', { class: `badge ${bad ? 'badge-bad' : ''}` }, count),
      )
    }),
  )
}

/** All that is left of the panel when it is closed. */
function Pill({ state, toggle }) {
  return h(
    'button',
    { class: 'pill', type: 'button', title: 'Show the panel (Alt+U)', onClick: toggle },
    h('span', { class: 'mark', 'aria-hidden': 'true' }),
    'unstuck',
    state.score && h('span', { class: 'pill-score' }, Math.round(state.score.page)),
  )
}

function Absent() {
  return h(
    'div',
    { class: 'absent', role: 'status' },
    h('b', null, 'unstuck is not on this page.'),
    h(
      'p',
      null,
      h('code', null, '/unstuck.global.js'),
      ' did not load. Build it with ',
      h('code', null, 'npm run build'),
      ' and reload; the shop works without it.',
    ),
  )
}

/** Everything forgotten: by unstuck, by the shop, and here. */
async function startOver(change) {
  await window.unstuck?.('forget')
  await fetch('/api/start-over', { method: 'POST' })
  localStorage.removeItem('playground.done')
  localStorage.removeItem('fernweh.bag')
  change((state) => Object.assign(state, { rows: [], curve: [], done: new Set() }))
  location.reload()
}
