import { h } from 'preact'
import { Json } from './Json.mjs'

const kinds = [
  ['observation', 'observations'],
  ['signal', 'signals'],
  ['decision', 'decisions'],
  ['help', 'help'],
  ['problem', 'problems'],
  ['noise', 'small print'],
]

/** Drawn anew with each thing that happens, so not too many. */
const SHOWN = 100

/** Everything, newest first; a row opens to what arrived. */
export function Stream({ state: { rows, hidden }, change }) {
  const toggle = (kind) =>
    change(({ hidden }) => {
      if (!hidden.delete(kind)) hidden.add(kind)
    })
  const shown = rows.filter(({ kind }) => !hidden.has(kind === 'page' ? 'observation' : kind)).slice(0, SHOWN)
  return [
    h(
      'div',
      { class: 'filters', role: 'group', 'aria-label': 'Show' },
      kinds.map(([kind, label]) =>
        h(
          'button',
          {
            key: kind,
            type: 'button',
            'aria-pressed': String(!hidden.has(kind)),
            onClick: () => toggle(kind),
          },
          h('span', { class: `dot dot-${kind}` }),
          label,
        ),
      ),
    ),
    shown.length === 0 && h('p', { class: 'empty' }, 'Nothing yet. Press something in the shop.'),
    h('div', { class: 'rows' }, shown.map(showRow)),
  ]
}

function showRow({ key, at, kind, title, detail, times, tone, data }) {
  return h(
    'details',
    { key, class: `row row-${kind}` },
    h(
      'summary',
      null,
      h('time', null, clock(at)),
      h('span', { class: `dot dot-${kind} ${tone ? `tone-${tone}` : ''}` }),
      h(
        'span',
        { class: 'row-words' },
        h('span', { class: 'row-title' }, title),
        detail && h('span', { class: 'row-detail' }, detail),
      ),
      times > 1 && h('span', { class: 'times' }, `×${times}`),
    ),
    h(Json, { value: data }),
  )
}

/** 19:42:07.3 */
export function clock(at) {
  const date = new Date(at)
  const tenth = Math.floor(date.getMilliseconds() / 100)
  return `${date.toTimeString().slice(0, 8)}.${tenth}`
}
