import type { Millis } from '../../core/time.ts'
import { CUSTOM, isFields, type RrwebEvent } from '../rrwebEvent.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

/** In PostHog's words, beside rrweb's: that the network goes and comes back, and that the tab is put out of sight. */
const NETWORK: { readonly [tag: string]: boolean } = { 'browser offline': true, 'browser online': false }
const SIGHT: { readonly [tag: string]: boolean } = { 'window hidden': true, 'window visible': false }
/** It begins each recording with one of these, so where they are it would have told of the others. */
const IS_TOLD = /^(\$session_options|\$posthog_config|browser (on|off)line|window (hidden|visible))$/

/** Whether the tool that has made the recording tells of the network. */
export function tellsOfNetwork({ type, data }: RrwebEvent): boolean {
  return type === CUSTOM && isFields(data) && typeof data['tag'] === 'string' && IS_TOLD.test(data['tag'])
}

/** Whether there is a network, and whether anybody sees the page, as far as the tool tells. */
export function createTab(page: Rebuilt): Part {
  let isHidden = false

  function show(hidden: boolean, at: Millis): void {
    if (hidden !== isHidden) page.push({ type: 'visibility', at, hidden })
    isHidden = hidden
  }

  return {
    see(step) {
      const { at } = step
      // A page that is left is put out of sight; the next one is not, and nobody says so.
      if ((step.kind === 'page' && step.isNew) || step.kind === 'down') show(false, at)
      if (step.kind !== 'custom') return
      const [offline, hidden] = [NETWORK[step.tag], SIGHT[step.tag]]
      if (offline !== undefined) page.push({ type: 'network', at, offline })
      if (hidden !== undefined) show(hidden, at)
    },
  }
}
