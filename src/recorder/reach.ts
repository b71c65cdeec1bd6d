import type { Unstuck } from '../surface.ts'
import type { Observed } from './embedObservations.ts'

/** What the stub keeps is heard before anything is observed. */
export function reach(unstuck: Unstuck): Observed {
  if ('ready' in unstuck) return unstuck
  const stub = unstuck as (call: 'on', ...asked: Parameters<Observed['on']>) => void
  return {
    on(type, hear) {
      let isOff = false
      stub('on', type, (observation) => void (isOff || hear(observation)))
      return () => void (isOff = true)
    },
    state: () => (window as { unstuck?: Partial<Observed> }).unstuck?.state?.(),
  }
}

/** The stub of the script tag only keeps calls; what has them all takes its place before the page has loaded. */
export async function arrived(unstuck: Unstuck): Promise<Unstuck> {
  if ('ready' in unstuck) return unstuck
  if (document.readyState !== 'complete')
    await new Promise((loaded) => window.addEventListener('load', loaded, { once: true }))
  const { unstuck: there } = window as { unstuck?: Unstuck }
  if (!there || !('ready' in there)) throw new Error('window.unstuck is not there once the page has loaded')
  return there
}
