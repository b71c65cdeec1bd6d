import { createGunzip } from 'node:zlib'
import type { Readable } from 'node:stream'

/** A line that is longer is no session: as text it would fill the memory, and V8 ends at 2^29 characters. */
export const LINE_AT_MOST = 400_000_000

/**
 * The lines of a stream, which may be packed by gzip, one at a time.
 *
 * @throws {Error} when it cannot be unpacked, or a line is too long.
 */
export async function* readLines(source: Readable, longest = LINE_AT_MOST): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: string[] = []
  let length = 0
  for await (const chunk of unpack(source)) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      parts.push(text.slice(from, end))
      yield parts.join('')
      parts = []
      length = 0
      from = end + 1
    }
    parts.push(text.slice(from))
    length += text.length - from
    if (length > longest) {
      source.destroy()
      throw new Error(`it holds more than ${Math.round(longest / 1e6)} MB in one piece; split it by session`)
    }
  }
  parts.push(decoder.decode())
  const last = parts.join('')
  if (last !== '') yield last
}

/** Whether it is packed, its first bytes tell: names lie. */
async function* unpack(source: Readable): AsyncIterable<unknown> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>
  const first = await chunks.next()
  if (first.done) return
  const head = Buffer.from(first.value as Buffer)
  const rest = async function* () {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next())
      yield Buffer.from(next.value as Buffer)
  }
  const isPacked = head[0] === 0x1f && head[1] === 0x8b
  if (!isPacked) return yield* rest()
  const gunzip = createGunzip()
  const feeding = (async () => {
    for await (const chunk of rest()) {
      if (!gunzip.write(chunk))
        await new Promise((drained) => gunzip.once('drain', drained).once('close', drained))
      if (gunzip.destroyed) return
    }
    gunzip.end()
  })()
  feeding.catch((error: Error) => gunzip.destroy(error))
  yield* gunzip
}
