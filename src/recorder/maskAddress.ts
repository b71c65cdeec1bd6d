export type MaskAddress = (address: string) => string

/**
 * Names of parameters stay, for they say which page it is; what they are set to does not. Nor does what looks like somebody's
 * number or address in the path: each gets a number of its own, so that two pages do not become one.
 */
export function createAddressMask(): MaskAddress {
  const known = new Map<string, number>()
  const nameOf = (segment: string) => {
    if (!known.has(segment)) known.set(segment, known.size + 1)
    return `:id${known.get(segment)}`
  }
  return (address) => {
    // What is in such an address is no address but a picture, or a document.
    if (/^\s*(data|javascript):/i.test(address)) return address.slice(0, address.indexOf(':') + 1)
    const end = address.search(/[?#]/)
    const [path, rest] = end < 0 ? [address, ''] : [address.slice(0, end), address.slice(end)]
    const masked = path.replace(SEGMENT, (segment) => (isSomebodys(segment) ? nameOf(segment) : segment))
    return masked + maskHash(rest.replace(/([?&][^=&#?]*)=[^&#]*/g, '$1=*'))
  }
}

/** A route stays, and so does the name of a place on the page. */
function maskHash(rest: string): string {
  const at = rest.indexOf('#')
  const hash = at < 0 ? '' : rest.slice(at)
  return hash.includes('=') && !/^#!?\//.test(hash) ? `${rest.slice(0, at)}#*` : rest
}

/** Between slashes; what stands between the first two is a host with its port. */
const SEGMENT = /(?<=(?<!\/)\/|^mailto:|^tel:)[^/]+/gi

/** Five digits or more, a UUID or the like, an e-mail address; files have names of their own, which builds make. */
function isSomebodys(segment: string): boolean {
  if (/@|%40/.test(segment)) return true
  if (/\.[a-z]\w{1,4}$/i.test(segment)) return false
  return (
    (segment.match(/\d/g)?.length ?? 0) >= 5 || /^[0-9a-f-]{16,}$/i.test(segment) || /^\d{3,}$/.test(segment)
  )
}
