import { h } from 'preact'

const paths = {
  again: 'M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4 9.4M4 4.5v4.9h4.9',
  hide: 'M6 4.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM14.5 4.5v15M8 10l2 2-2 2',
  tick: 'M6 12.5l4 4 8-9',
  no: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  unknown: 'M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.1',
  go: 'M7 12h10M13 8l4 4-4 4',
  chevron: 'M9.5 7l5 5-5 5',
}

export function Icon({ name }) {
  return h(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { d: paths[name] }),
  )
}
