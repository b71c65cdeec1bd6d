import { focusedIn } from './focusedIn.ts'

/** Keyboards on the screen take a third of it and more; what browsers' own bars take is less. */
export const KEYBOARD_SHARE = 0.25

/** The field in which the user is about to type with a keyboard on the screen, which takes much of what is seen. */
export function fieldOfKeyboard({ document, innerHeight, visualViewport }: Window): Element | undefined {
  const field = focusedIn(document)
  if (!visualViewport || !field?.matches(':read-write')) return undefined
  // Zoomed in, less is seen as well.
  const seen = visualViewport.height * visualViewport.scale
  return seen < innerHeight * (1 - KEYBOARD_SHARE) ? field : undefined
}
