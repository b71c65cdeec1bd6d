import type { Unstuck } from '../surface.ts'
import type { Observed } from './embedObservations.ts'

/** What the stub keeps is heard before anything is observed. */
export function reach(unstuck: Unstuck): Observed {
  const there = wholeOf(unstuck)
  if (there) return there
  const stub = unstuck as unknown as (call: 'on', ...asked: Parameters<Observed['on']>) => void
  return {
    on(type, hear) {
      let isOff = false
      stub('on', type, (observation) => void (isOff || hear(observation)))
      return () => void (isOff = true)
    },
    state: () => wholeOf(unstuck)?.state(),
  }
}

/**
 * The stub of the script tag only keeps calls; what has them all takes its place: mostly before the page has loaded, and long
 * after where a banner asks for consent first, or a tag manager brings it. It tells of something as soon as it is there.
 */
export async function arrived(unstuck: Unstuck): Promise<Unstuck> {
  return (
    wholeOf(unstuck) ??
    new Promise((found) => {
      const look = () => {
        const there = wholeOf(unstuck)
        if (there) found(there)
      }
      window.addEventListener('load', look, { once: true })
      reach(unstuck).on('observation', look)
    })
  )
}

/** Whoever was given the stub holds it still when the script has taken its place, and nobody reads what it keeps then. */
function wholeOf(unstuck: Unstuck): Unstuck | undefined {
  const { unstuck: there } = window as { unstuck?: Unstuck }
  return [unstuck, there].find((one) => one && 'ready' in one)
}
