import { isSelector } from '../dom/selector.ts'
import type { SharedPage } from '../dom/sharedPage.ts'
import type { Emit } from '../facade.ts'
import type { Decider } from './parts.ts'

/** Looks for what the config names by selector: events that only the page can see, and elements of rules. */
export function startDeclared(shared: SharedPage, decider: Decider, emit: Emit): void {
  const { events, elements, hash } = decider.compiled
  const sound = elements.filter((selector) => {
    const isSound = isSelector(selector)
    if (!isSound)
      emit('problem', {
        code: 'bad-selector',
        message: `"${selector}" in "rules" is no valid selector.`,
      })
    return isSound
  })
  if (Object.keys(events.inPage).length + sound.length === 0) return
  // What an element is like is told once: whoever joins later has to look for himself.
  const own = sound.length > 0 ? ` ${shared.index}` : ''
  shared.useOwn(`events ${hash}${own}`, decider.createDeclaredEvents(events.inPage, sound))
}
