/** Listens in the capture phase, so that nobody's `stopPropagation` hides an event, and never holds it up. */
export function listen(
  target: EventTarget,
  types: string,
  listener: (event: never) => void,
  options: AddEventListenerOptions = {},
): () => void {
  const all = { capture: true, passive: true, ...options }
  const each = types.split(' ')
  for (const type of each) target.addEventListener(type, listener as EventListener, all)
  return () => {
    for (const type of each) target.removeEventListener(type, listener as EventListener, all)
  }
}
