import { h, render } from 'preact'
import { openInspector } from '/unstuck.inspector.js'
import { openInbox } from './inbox.mjs'
import { createState, tickOff } from './state.mjs'
import { Inbox } from './views/Inbox.mjs'
import { RulesEditor } from './views/RulesEditor.mjs'
import { Things } from './views/Things.mjs'

/**
 * The playground's side panel is the inspector that ships with unstuck, and three views of the playground's own:
 * what to try, the rules to be edited, and what the backend received.
 */
const state = createState()
/** The views on the screen: each draws itself. */
const drawn = new Set()

function change(edit) {
  edit?.(state)
  for (const draw of drawn) draw()
}

/** A view as a tab: drawn by Preact into the element that the inspector gives it. */
const tab = (id, label, View) => ({
  id,
  label,
  mount(element) {
    const style = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: '/panel/panel.css',
    })
    const place = document.createElement('div')
    element.append(style, place)
    const draw = () => render(h(View, { state, change, startOver }), place)
    drawn.add(draw)
    draw()
    return () => {
      drawn.delete(draw)
      render(null, place)
      element.replaceChildren()
    }
  },
})

/** A line in the head of the page has listened from the start and kept what came before this module. */
const heard = window.heard ?? []
const hear = (one) => {
  state.heard.push(one)
  if (one[0] === 'problem') state.problems = [...state.problems.slice(-19), one[1]]
  if (tickOff(state)) change()
}
heard.forEach(hear)
window.heard = { push: hear }
setInterval(() => change(tickOff), 1000)

const isHere = typeof window.unstuck?.explain === 'function'
if (!isHere) sayAbsent()
else {
  openInspector(window.unstuck, {
    heard,
    tabs: [tab('try', 'Try', Things), tab('edit', 'Edit', RulesEditor), tab('backend', 'Backend', Inbox)],
    tab: 'try',
    hidden: innerWidth < 900,
    onToggle: (isOpen) => (document.documentElement.dataset.panel = isOpen ? 'open' : 'closed'),
  })
  openInbox(change)
}

function sayAbsent() {
  document.documentElement.dataset.panel = 'closed'
  const note = document.createElement('p')
  note.className = 'absent'
  note.setAttribute('role', 'status')
  note.innerHTML =
    '<b>unstuck is not on this page.</b> <code>/unstuck.global.js</code> did not load. Build it with <code>npm run build</code> and reload; the shop works without it.'
  document.body.append(note)
}

/** Everything forgotten: by unstuck, by the shop, and here. */
async function startOver() {
  await window.unstuck?.('forget')
  await fetch('/api/start-over', { method: 'POST' })
  localStorage.removeItem('playground.done')
  localStorage.removeItem('fernweh.bag')
  sessionStorage.clear()
  location.reload()
}
