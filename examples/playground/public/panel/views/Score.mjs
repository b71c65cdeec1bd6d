import { h } from 'preact'
import { CURVE_SECONDS } from '../state.mjs'

/** The friction of this page: a gauge, the last two minutes, the scopes, and the terms that it is made of. */
export function Score({ state: { score, curve } }) {
  const { visit = 0, page = 0, form = 0, element = 0, terms = [] } = score ?? {}
  return h(
    'section',
    { class: 'score', 'aria-label': 'Friction' },
    h(
      'div',
      { class: 'score-main', 'data-level': level(page) },
      h(Gauge, { value: page }),
      h(
        'div',
        { class: 'score-side' },
        h(Curve, { curve }),
        h(
          'dl',
          { class: 'scopes' },
          Object.entries({ visit, page, form, element }).map(([name, value]) =>
            h(
              'div',
              { key: name },
              h('dt', null, name),
              h('dd', { 'data-level': level(value) }, Math.round(value)),
            ),
          ),
        ),
      ),
    ),
    terms.length > 0 &&
      h('ul', { class: 'terms', 'aria-label': 'Terms' }, [...terms].sort(byValue).slice(0, 4).map(showTerm)),
  )
}

const level = (value) => (value >= 60 ? 'high' : value >= 30 ? 'middle' : value >= 1 ? 'low' : 'none')

/** Three quarters of a circle. */
function Gauge({ value }) {
  const around = 2 * Math.PI * 34 * 0.75
  const arc = (length, name) =>
    h('circle', {
      class: name,
      cx: 42,
      cy: 42,
      r: 34,
      'stroke-dasharray': `${length} 999`,
      transform: 'rotate(135 42 42)',
    })
  return h(
    'div',
    { class: 'gauge', role: 'img', 'aria-label': `Friction of this page: ${Math.round(value)} of 100` },
    h(
      'svg',
      { viewBox: '0 0 84 84' },
      arc(around, 'gauge-all'),
      value >= 1 && arc((around * value) / 100, 'gauge-now'),
    ),
    h('b', null, Math.round(value)),
    h('span', null, 'friction'),
  )
}

function Curve({ curve }) {
  const now = curve.at(-1)?.at ?? 0
  const points = curve
    .map(({ at, page }) => [300 - ((now - at) / 1000 / CURVE_SECONDS) * 300, 47 - page * 0.45])
    .filter(([x]) => x >= 0)
  const line = points.map(([x, y], at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  return h(
    'svg',
    { class: 'curve', viewBox: '0 0 300 48', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    h('path', { class: 'curve-grid', d: 'M0 47H300M0 24.5H300M0 2H300' }),
    points.length > 1 && h('path', { class: 'curve-area', d: `${line}V47H${points[0][0].toFixed(1)}Z` }),
    points.length > 1 && h('path', { class: 'curve-line', d: line }),
  )
}

const byValue = (one, other) => other.value - one.value

function showTerm({ signal, type, value, weight, strength, age }) {
  const seconds = Math.round(age / 1000)
  return h(
    'li',
    { key: signal, title: `weight ${weight} · strength ${strength} · 2^(−age / half-life)` },
    h('span', { class: 'term-name' }, type),
    h('span', { class: 'term-how' }, `${weight} × ${strength.toFixed(2)}, ${seconds} s ago`),
    h('span', { class: 'term-bar' }, h('i', { style: `width: ${Math.round(value * 100)}%` })),
    h('b', null, value.toFixed(2)),
  )
}
