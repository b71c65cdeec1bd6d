import { createUnzip, type Unzip } from 'node:zlib'
import type { Readable } from 'node:stream'

/** A line that is longer is no session: as text it would fill the memory, and V8 ends at 2^29 characters. */
export const LINE_AT_MOST = 400_000_000

/**
 * The lines of a stream, one at a time: UTF-8, or UTF-16 that says so (PowerShell writes it), packed by gzip or zlib or not.
 *
 * @throws {Error} when it cannot be unpacked, or a line is too long.
 */
export async function* readLines(source: Readable, longest = LINE_AT_MOST): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let parts: string[] = []
  let length = 0
  for await (const chunk of withHead(unpack(withHead(source)))) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    const text = decoder.decode(chunk, { stream: true })
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
  parts.push(decoder?.decode() ?? '')
  const last = parts.join('')
  if (last !== '') yield last
}

type Chunks = AsyncIterable<Buffer | string>

/** What begins a file tells what it is, and streams may come byte by byte: the first chunk holds all of it. */
async function* withHead(source: Chunks): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    if (head === undefined) {
      yield bytes
      continue
    }
    head = Buffer.concat([head, bytes])
    if (head.length < HEAD) continue
    yield head
    head = undefined
  }
  if (head !== undefined && head.length > 0) yield head
}

const HEAD = 4

/** Whether it is packed, its first bytes tell: names lie. */
async function* unpack(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await source.next()
  if (first.done) return
  const head = first.value
  if (isZip(head)) throw new Error('it is a zip archive: unpack it, and give the folder')
  const rest = async function* () {
    yield head
    yield* source
  }
  if (!isGzip(head) && !isZlib(head)) return yield* rest()
  const unzip = createUnzip()
  const feeding = (async () => {
    for await (const chunk of rest()) {
      if (!unzip.write(chunk)) await drained(unzip)
      if (unzip.destroyed) return
    }
    unzip.end()
  })()
  feeding.catch((error: Error) => unzip.destroy(error))
  yield* unzip as AsyncIterable<Buffer>
}

/** Nobody waits for what is closed. */
function drained(unzip: Unzip): Promise<void> {
  return new Promise((go) => {
    const on = () => {
      unzip.off('drain', on).off('close', on)
      go()
    }
    unzip.on('drain', on).on('close', on)
  })
}

function isGzip([first, second]: Buffer): boolean {
  return first === 0x1f && second === 0x8b
}

/** RFC 1950: deflate in a window of 32 kB, and a check of the two bytes. No JSON begins so. */
function isZlib([first = 0, second = 0]: Buffer): boolean {
  return first === 0x78 && ((first << 8) | second) % 31 === 0
}

function isZip(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PK\x03\x04'
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
