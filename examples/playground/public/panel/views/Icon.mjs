import { h } from 'preact'

const paths = {
  again: 'M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4 9.4M4 4.5v4.9h4.9',
  tick: 'M6 12.5l4 4 8-9',
  go: 'M7 12h10M13 8l4 4-4 4',
}

export function Icon({ name }) {
  return h(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { d: paths[name] }),
  )
}
