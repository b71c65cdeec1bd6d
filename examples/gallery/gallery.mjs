/**
 * Lays out a frame for each state, so that each help has a page and a viewport of its own. What is shown is in the
 * address: `?theme=dark&dir=rtl&size=phone&states=tip,card`; without a theme, a direction or states, all of them are.
 */
import { states, themes } from './states.mjs'

const SIZES = { desktop: [640, 440], phone: [320, 480], large: [480, 560] }
const DIRECTIONS = ['ltr', 'rtl']

const wanted = new URLSearchParams(location.search)
const size = wanted.get('size') ?? 'desktop'
const [width, height] = SIZES[size]
const shownThemes = Object.keys(themes).filter((theme) => (wanted.get('theme') ?? theme) === theme)
const shownDirections = DIRECTIONS.filter((dir) => (wanted.get('dir') ?? dir) === dir)

document.documentElement.style.setProperty('--width', `${width}px`)
document.documentElement.style.setProperty('--height', `${height}px`)

const main = document.querySelector('main')
const shownStates = states.filter(({ id }) => wanted.get('states')?.split(',').includes(id) ?? true)

for (const theme of shownThemes) {
  for (const dir of shownDirections) {
    for (const { id } of shownStates) {
      const figure = document.createElement('figure')
      const caption = document.createElement('figcaption')
      caption.textContent = [id, theme, dir].join(' · ')
      const frame = document.createElement('iframe')
      frame.title = caption.textContent
      frame.src = `frame.html?${new URLSearchParams({ state: id, theme, dir })}`
      figure.append(caption, frame)
      main.append(figure)
    }
  }
}

const nav = document.querySelector('nav')
for (const [words, query] of [
  ['all', ''],
  ...Object.keys(themes).map((theme) => [theme, `?theme=${theme}&dir=ltr`]),
  ['right to left', '?theme=light&dir=rtl'],
  ['phone', '?theme=light&dir=ltr&size=phone'],
  ['200 % text', '?theme=light&dir=ltr&size=large'],
]) {
  const link = document.createElement('a')
  link.href = query || location.pathname
  link.textContent = words
  if (location.search === query) link.setAttribute('aria-current', 'page')
  nav.append(link)
}
