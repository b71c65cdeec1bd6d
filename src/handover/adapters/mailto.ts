import type { Handover } from '../adapter.ts'
import { type AdapterOptions, isAddress, withAvailability } from './options.ts'

/** What the address of a mail may be long in the mail programs of Windows, which cut the rest or refuse all. */
const MOST_CHARACTERS = 2000
/** Whoever reads the mail must know that there was more; the whole text is on the user's clipboard. */
const CUT = '… (There was more, but a mail that a page opens holds no more than this.)'

/**
 * A mail: opens the user's mail program with subject and text filled in. What does not fit into a mail's address is
 * cut, at the end of a line; the mail says so, and the whole text goes to the clipboard. No page can see whether a mail
 * program has opened, so the user is told what to do if none has. Always there, hence a good last one of a list.
 *
 * @example
 * createUnstuck({ handover: { default: [crisp(), mailto('help@example.com')] } })
 */
export function mailto(address: string, options?: Pick<AdapterOptions, 'available'>): Handover {
  return {
    name: 'mailto',
    capabilities: { draft: true, fields: false, recording: false, sends: false },
    detect: () => isAddress(address, 'mailto()'),
    ...withAvailability(options),
    handover({ subject, message, recording }) {
      const link = document.createElement('a')
      const start = `mailto:${encodeURI(address)}${address.includes('?') ? '&' : '?'}subject=${encode(subject)}&body=`
      const body = fit(message, MOST_CHARACTERS - start.length)
      link.href = start + encode(body)
      // Pressed rather than navigated to: a page that is left loses what the user has typed.
      link.click()
      return {
        ok: true,
        unseen: true,
        degraded: [
          ...(body === message ? [] : ['draft' as const]),
          ...(recording ? ['recording' as const] : []),
        ],
      }
    },
  }
}

/** As the standard wants the lines of a mail to end (RFC 6068). Half a character cannot be encoded, and throws. */
function encode(text: string): string {
  const whole = text.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  )
  return encodeURIComponent(whole.replace(/\r\n?|\n/g, '\r\n'))
}

/** The lines that there is room for; of a single one that is longer, its beginning. */
function fit(message: string, room: number): string {
  if (encode(message).length <= room) return message
  const lines = message.split('\n')
  const hasRoom = (text: string) => encode(`${text}\n${CUT}`).length <= room
  while (lines.length > 1 && !hasRoom(lines.join('\n'))) lines.pop()
  const signs = [...lines.join('\n')]
  while (signs.length > 0 && !hasRoom(signs.join(''))) signs.length = Math.max(0, signs.length - 20)
  return `${signs.join('')}\n${CUT}`
}
