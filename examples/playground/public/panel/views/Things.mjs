import { h } from 'preact'
import { stories } from '../stories.mjs'
import { Icon } from './Icon.mjs'

/** What to try, and what has been. */
export function Things({ state: { done }, startOver }) {
  return [
    h(
      'p',
      { class: 'intro' },
      'Four ways to get stuck in this shop, and two ways to be quick without being stuck. Each ticks itself off when it has happened.',
    ),
    h(
      'ol',
      { class: 'things' },
      stories.map(({ id, title, todo, expect, page: [href, label], ends }) =>
        h(
          'li',
          { key: id, class: done.has(id) ? 'thing done' : 'thing' },
          h(
            'span',
            { class: 'box', role: 'img', 'aria-label': done.has(id) ? 'done' : 'to do' },
            done.has(id) && h(Icon, { name: 'tick' }),
          ),
          h(
            'div',
            null,
            h('h3', null, title),
            h('p', null, todo),
            h('p', { class: 'expect' }, h('span', { class: `dot dot-${ends}` }), expect),
          ),
          location.pathname === href
            ? h('span', { class: 'here' }, 'here')
            : h(
                'a',
                { class: 'go', href, 'aria-label': `${label}: ${title}` },
                label,
                h(Icon, { name: 'go' }),
              ),
        ),
      ),
    ),
    h(
      'p',
      { class: 'start-over' },
      h(
        'button',
        { class: 'ghost', type: 'button', onClick: startOver },
        h(Icon, { name: 'again' }),
        'Start over: forget everything',
      ),
    ),
  ]
}
