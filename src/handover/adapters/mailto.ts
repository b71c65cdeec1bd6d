import type { Handover } from '../adapter.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** What the address of a mail may be long in the mail programs of Windows, which cut the rest or refuse all. */
const MOST_CHARACTERS = 2000

/**
 * A mail: opens the user's mail program with subject and text filled in. What does not fit into a mail's address is
 * cut, at the end of a line. Always there, hence a good last one of a list.
 *
 * @example
 * createUnstuck({ handover: { default: [crisp(), mailto('help@example.com')] } })
 */
export function mailto(address: string, options: Pick<AdapterOptions, 'available'> = {}): Handover {
  return {
    name: 'mailto',
    capabilities: { draft: true, fields: false, recording: false, sends: false },
    ...withAvailability(options),
    handover({ subject, message }) {
      const link = document.createElement('a')
      link.href = fit(`mailto:${encodeURI(address)}?subject=${encodeURIComponent(subject)}&body=`, message)
      // Pressed rather than navigated to: a page that is left loses what the user has typed.
      link.click()
    },
  }
}

function fit(start: string, message: string): string {
  const whole = start + encodeURIComponent(message)
  if (whole.length <= MOST_CHARACTERS) return whole
  const lines = message.split('\n')
  while (
    lines.length > 1 &&
    start.length + encodeURIComponent(`${lines.join('\n')}\n…`).length > MOST_CHARACTERS
  )
    lines.pop()
  let rest = lines.join('\n')
  while (rest !== '' && start.length + encodeURIComponent(`${rest}\n…`).length > MOST_CHARACTERS)
    rest = [...rest].slice(0, -20).join('')
  return start + encodeURIComponent(`${rest}\n…`)
}
