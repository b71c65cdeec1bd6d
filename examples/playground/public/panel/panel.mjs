import { h, render } from 'preact'
import { openInbox } from './inbox.mjs'
import { listen } from './listen.mjs'
import { followDialogs } from './followDialogs.mjs'
import { createState, keepState } from './state.mjs'
import { Panel } from './views/Panel.mjs'

/**
 * The playground's side panel: what unstuck sees, finds, decides and shows, as it happens. It has a shadow
 * root of its own, and marks that tell unstuck to look away.
 */
const host = document.createElement('div')
host.dataset.playgroundPanel = ''
host.dataset.unstuckIgnore = ''
host.dataset.unstuckAmbient = ''
const root = host.attachShadow({ mode: 'open' })

const style = document.createElement('link')
style.rel = 'stylesheet'
style.href = '/panel/panel.css'
const place = document.createElement('div')
place.hidden = true
style.addEventListener('load', () => (place.hidden = false))
root.append(style, place)

const state = createState()
let drawing = false

/** Everything that changes the state says so here; the panel is drawn once a frame at most. */
function change(edit) {
  edit?.(state)
  if (drawing) return
  drawing = true
  // A frame never comes while the tab is hidden, and a hidden panel need not be drawn.
  requestAnimationFrame(() => {
    drawing = false
    document.documentElement.dataset.panel = state.open ? 'open' : 'closed'
    render(h(Panel, { state, change }), place)
  })
}

document.body.append(host)
change()
listen(change)
openInbox(change)
followDialogs(host)
keepState(state)

addEventListener('keydown', (event) => {
  if (!event.altKey || event.code !== 'KeyU') return
  event.preventDefault()
  change((state) => (state.open = !state.open))
  if (!state.open) return
  requestAnimationFrame(() => root.querySelector('[role=tab][aria-selected=true]')?.focus())
})
