/**
 * Whether a key event is the shortcut, written like `F6` or `Alt+Shift+H`; modifiers must match exactly, and AltGr is
 * none of them. The letter's key counts as well as the letter: on a Mac, Alt+H types another one. What password
 * managers tell a page of their filling in are key events without a key.
 */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.toLowerCase().split('+')
  const wanted = parts.pop()
  const keys = [event.key, event.code?.replace(/Key|Digit/, '')]
  return (
    keys.some((key) => key?.toLowerCase() === wanted) &&
    MODIFIERS.every((name) => event[`${name}Key`] === parts.includes(name))
  )
}

const MODIFIERS = ['alt', 'shift', 'meta', 'ctrl'] as const
