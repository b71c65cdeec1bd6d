import { h } from 'preact'
import { Json } from './Json.mjs'

/** What the team's backend received. */
export function Inbox({ state: { inbox } }) {
  return [
    h(
      'p',
      { class: 'intro' },
      'What ',
      h('code', null, 'POST /friction'),
      ' received, as CloudEvents: sent after 20 events or 5 seconds, and when the page goes. The terminal prints the same.',
    ),
    inbox.length === 0 && h('p', { class: 'empty' }, 'Nothing yet.'),
    h(
      'div',
      { class: 'rows' },
      inbox.map(({ id, at, kind, visit, what, where, event }) =>
        h(
          'details',
          { key: id, class: `row row-received` },
          h(
            'summary',
            null,
            h('time', null, clock(at)),
            h('span', { class: `dot dot-${kind}` }),
            h(
              'span',
              { class: 'row-words' },
              h('span', { class: 'row-title' }, `${kind} ${what}`),
              h(
                'span',
                { class: 'row-detail' },
                [visit && `visit ${visit}`, where].filter(Boolean).join(', '),
              ),
            ),
          ),
          h(Json, { value: event }),
        ),
      ),
    ),
  ]
}

/** 19:42:07.3 */
function clock(at) {
  const date = new Date(at)
  return `${date.toTimeString().slice(0, 8)}.${Math.floor(date.getMilliseconds() / 100)}`
}
