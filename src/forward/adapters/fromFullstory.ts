import { type Stuck, tellFriction } from './stuck.ts'

/**
 * Fullstory's rage clicks are friction to us too: the DOM event `fullstory/rageclick`, which has to be switched on there
 * (https://developer.fullstory.com/browser/rage-clicks). Returns what ends it.
 *
 * @example
 * fromFullstory(createUnstuck({ config: '/unstuck.json' }))
 */
export function fromFullstory(unstuck: Stuck, options?: { readonly on?: EventTarget }): () => void {
  const on = options?.on ?? window
  const listen = ({ target }: Event) =>
    tellFriction(unstuck, {
      kind: 'rage-click',
      by: 'Fullstory',
      ...(target instanceof Element && { element: target }),
    })
  on.addEventListener('fullstory/rageclick', listen)
  return () => on.removeEventListener('fullstory/rageclick', listen)
}
