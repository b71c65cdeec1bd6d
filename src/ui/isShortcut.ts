/**
 * Whether a key event is the shortcut, written like `F6` or `Alt+Shift+H`; modifiers must match exactly. The
 * letter's key counts as well as the letter: on a Mac, Alt+H types another one.
 */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.toLowerCase().replace('control', 'ctrl').split('+')
  const key = parts.pop()
  return (
    (event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}`) &&
    MODIFIERS.every((name) => event[`${name}Key`] === parts.includes(name))
  )
}

const MODIFIERS = ['alt', 'shift', 'meta', 'ctrl'] as const
