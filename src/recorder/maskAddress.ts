import { maskWord, type NameOf } from './maskWord.ts'

export type MaskAddress = (address: string) => string

/**
 * Names of parameters stay, for they say which page it is; what they are set to does not. Nor does what looks like somebody's
 * number, name or address in the path and behind the `#`: each gets a number of its own, so that two pages do not become one.
 */
export function createAddressMask(nameOf: NameOf): MaskAddress {
  const maskPart = (part: string) => (isSomebodys(part) ? nameOf(part) : maskWord(part, nameOf))
  const maskSegment = (segment: string) => {
    if (!FILE.test(segment)) return maskPart(segment)
    return DOCUMENT.test(segment) || NUMBERED.test(segment) ? nameOf(segment) : maskWord(segment, nameOf)
  }
  return (address) => {
    const [scheme = ''] = SCHEME.exec(address) ?? []
    const end = address.search(/[?#]/)
    const [path, rest] = end < 0 ? [address, ''] : [address.slice(0, end), address.slice(end)]
    // What is in such an address is no address but a picture, or a document.
    if (/^\s*(data|javascript):/i.test(scheme)) return scheme.trim()
    const masked =
      scheme && !/^(about|blob):/i.test(scheme)
        ? scheme + nameOf(path.slice(scheme.length))
        : path.replace(USER, '*').replace(SEGMENT, maskSegment)
    const [query, hash] = splitHash(rest.replace(/([?&][^=&#?]*)=[^&#]*/g, '$1=*'))
    return masked + query.replace(PART, maskPart) + maskHash(hash)
  }

  /** A route stays, and so does the name of a place on the page. */
  function maskHash(hash: string): string {
    if (/^#!?\//.test(hash)) return hash.replace(PART, maskPart)
    return hash.includes('=') ? '#*' : hash && `#${maskWord(hash.slice(1), nameOf)}`
  }
}

function splitHash(rest: string): [query: string, hash: string] {
  const at = rest.indexOf('#')
  return at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)]
}

/** Of a mail, a number, a chat: what follows is whom it goes to, and not where. */
const SCHEME = /^\s*[a-z][a-z0-9.+-]*:(?!\/\/)/i
const USER = /(?<=^[a-z]*:?\/\/)[^/@]*(?=@)/i
/** Between slashes; what stands between the first two is a host with its port. */
const SEGMENT = /(?<=(?<!\/)\/)[^/]+/g
const PART = /[^/?#&=!]+/g

/** Builds give files names of their own. */
const FILE = /\.[a-z]\w{1,4}$/i
/** Those that people have written, or sent. */
const DOCUMENT = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|zip|eml|msg|ics|vcf)$/i
const NUMBERED = /^\d{3,}\.|\d{6}|%20/

/** Five digits or more, a UUID or the like, words with spaces between. */
function isSomebodys(segment: string): boolean {
  if (segment.includes('%20')) return true
  const plain = segment.replace(/%[0-9a-f]{2}/gi, '')
  return (plain.match(/\d/g)?.length ?? 0) >= 5 || /^[0-9a-f-]{16,}$/i.test(plain) || /^\d{3,}$/.test(plain)
}
