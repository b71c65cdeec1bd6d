import { messageOf } from '../core/messageOf.ts'
import { Gunzip, strFromU8, unzlibSync } from 'fflate'

/** As much as one string may hold, with some room: V8 ends at 2^29 characters. */
const LONGEST_TEXT = 500_000_000

/**
 * The text of a file, which may be packed by gzip or zlib.
 *
 * @throws {TypeError} when it cannot be unpacked.
 */
export function readText(bytes: Uint8Array): string {
  const text = strFromU8(isGzip(bytes) ? gunzip(bytes) : isZlib(bytes) ? unzlib(bytes) : bytes)
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
}

const BYTE_ORDER_MARK = 0xfeff

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** RFC 1950: deflate in a window of 32 kB, and a check of the two bytes. No JSON begins so. */
function isZlib(bytes: Uint8Array): boolean {
  return bytes[0] === 0x78 && ((bytes[0] << 8) | (bytes[1] ?? 0)) % 31 === 0
}

function unzlib(bytes: Uint8Array): Uint8Array {
  try {
    return unzlibSync(bytes)
  } catch (error) {
    throw broken('zlib', error)
  }
}

/** In pieces, so that a file that unpacks to more than a string can hold is refused before it fills the memory. */
const PIECE = 65_536

function gunzip(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Gunzip((part) => {
    parts.push(part)
    length += part.length
  })
  for (let at = 0; at < bytes.length; at += PIECE) {
    try {
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
    } catch (error) {
      throw broken('gzip', error)
    }
    if (length > LONGEST_TEXT) {
      throw new TypeError(
        `Failed to read a recording: it unpacks to more than ${LONGEST_TEXT / 1e6} MB. Split it by session.`,
      )
    }
  }
  return join(parts, length)
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function broken(format: string, error: unknown): TypeError {
  const why = messageOf(error)
  return new TypeError(
    `Failed to read a recording: its ${format} is broken or cut off (${why}). Download it again, or unpack it and read what is there.`,
  )
}
