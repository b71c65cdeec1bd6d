/**
 * One state on a page of its own. The widget is taken as it is built, below the decisions: a gallery shows what the user
 * would see, not whether they should.
 */
import { loadPieces, presentOffer } from '/dist/unstuck.widget.js'
import { createDraft } from './draft.mjs'
import { states, themes } from './states.mjs'
import { words } from './words.mjs'

const remedies = {
  works: { run: async () => {}, undo: async () => {} },
  fails: { run: () => Promise.reject(new Error('no')) },
  hangs: { run: () => new Promise(() => {}) },
}

const { state: id, theme, dir } = Object.fromEntries(new URLSearchParams(location.search))
const language = dir === 'rtl' ? 'ar' : 'en'
const { documentElement } = document
Object.assign(documentElement, { lang: language, dir })
documentElement.dataset.theme = theme
for (const element of document.querySelectorAll('[data-say]'))
  element.textContent = words[language][element.dataset.say]

const {
  help,
  press = [],
  question = false,
  notice = false,
  phase,
  end = 'nobody',
} = states.find((state) => state.id === id)
const offer = {
  id: 'gallery',
  intervention: id,
  ...(!notice && { rule: 'gallery' }),
  ...(question && { mayQuestion: true }),
}
const steps = []
const { element } = presentOffer({
  offer,
  intervention: help,
  pieces: await loadPieces(help, { messages: words.messages, theme: themes[theme] }, offer),
  traits: { name: 'Robin', files: 3 },
  locales: [language],
  find: () => document.querySelector('#card'),
  dialogs: { containerFor: () => undefined, isCovered: () => false },
  remedy: (name) => ({ ...remedies[name], ...(phase && { phase }) }),
  handover: () => async () => createDraft(end),
  allowLinks: ['https://help.example.com'],
  theme: themes[theme],
  messages: words.messages,
  host: { on: (...step) => steps.push(step), onProblem: console.warn },
})
for (const name of press) await pressButton(name)
documentElement.dataset.ready = 'true'

/** In the order in which the buttons stand, for their words differ by language: `.primary`, or a part. */
async function pressButton(selector) {
  for (let tries = 0; tries < 200; tries++) {
    const button = element.shadowRoot.querySelector(selector)
    if (button) {
      button.click()
      await new Promise((resolve) => setTimeout(resolve, 50))
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Failed to press ${selector} in ${id}: it is not there.`)
}
