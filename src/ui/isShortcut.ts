/**
 * Whether a key event is the shortcut, written like `F6` or `Alt+Shift+H`; modifiers must match exactly. The
 * letter's key counts as well as the letter: on a Mac, Alt+H types another one.
 */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.toLowerCase().split('+')
  const key = parts.pop()
  return (
    (event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}`) &&
    event.altKey === parts.includes('alt') &&
    event.shiftKey === parts.includes('shift') &&
    event.metaKey === parts.includes('meta') &&
    event.ctrlKey === (parts.includes('ctrl') || parts.includes('control'))
  )
}
