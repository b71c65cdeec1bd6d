import { h } from 'preact'
import { Icon } from './Icon.mjs'

/** Why each rule did or did not fire, right now. */
export function Rules({ state: { explanation } }) {
  if (!explanation) return h('p', { class: 'empty' }, 'unstuck has not said anything about its rules yet.')
  const { rules, mode, page, memory } = explanation
  return [
    h(
      'p',
      { class: 'intro' },
      'Mode ',
      h('b', null, mode),
      ', page ',
      h('b', null, page),
      `, remembers ${memory === 'browser' ? 'over visits' : 'this visit'}. Right now:`,
    ),
    h('div', { class: 'rules' }, rules.map(showRule)),
  ]
}

function showRule({ rule, state, says, trace, gates, last }) {
  return h(
    'details',
    { key: rule, class: 'rule', 'data-state': state },
    h(
      'summary',
      null,
      h('span', { class: 'rule-head' }, h('b', null, rule), h('span', { class: 'chip' }, state)),
      h('span', { class: 'rule-says' }, says),
    ),
    h('h4', null, 'Conditions'),
    h('ul', { class: 'trace' }, h(TracePart, { trace })),
    gates.length > 0 && h('h4', null, 'Gates'),
    h(
      'ul',
      { class: 'trace' },
      gates.map(({ gate, open, says }) =>
        h(
          'li',
          { key: gate },
          h(
            'div',
            { class: 'trace-line' },
            h(Mark, { verdict: open ? 'true' : 'false' }),
            h('span', null, gate),
            h('span', { class: 'trace-value' }, says),
          ),
        ),
      ),
    ),
    last &&
      h(
        'p',
        { class: 'last' },
        'Last decision: ',
        h('b', null, last.verdict),
        ', ',
        last.reasons.map((reason) => reason.replaceAll('-', ' ')).join(', '),
      ),
  )
}

function TracePart({ trace: { condition, verdict, value, expected, parts } }) {
  return h(
    'li',
    null,
    h(
      'div',
      { class: 'trace-line' },
      h(Mark, { verdict }),
      h('span', null, condition),
      value !== undefined && h('span', { class: 'trace-value' }, describeSeen(value, expected)),
    ),
    parts &&
      h(
        'ul',
        null,
        parts.map((part, at) => h(TracePart, { key: at, trace: part })),
      ),
  )
}

const MARKS = { true: 'tick', false: 'no', unknown: 'unknown' }

function Mark({ verdict }) {
  return h(
    'span',
    { class: `verdict verdict-${verdict}`, role: 'img', 'aria-label': verdict },
    h(Icon, { name: MARKS[verdict] ?? 'unknown' }),
  )
}

function describeSeen(value, expected) {
  return expected === undefined ? show(value) : `seen ${show(value)}, wanted ${show(expected)}`
}

function show(value) {
  if (Array.isArray(value)) return value.map(show).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
