import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** No more than that comes out of a compressed one: a bomb is refused while it is unpacked. */
export const UNPACKED_BYTES = 256_000
/** Real events are so long that fewer fit; what is shorter is none, and would cost a check and an answer each. */
const MOST_EVENTS = 1000

const unpack = promisify(gunzip)

/**
 * The batch in the body of a request, or why it is none.
 *
 * @param {ArrayBuffer} body
 * @param {string | undefined} encoding `Content-Encoding`
 * @returns {Promise<{ batch: unknown[] } | { status: 400 | 413 | 415, why: string, events: number }>}
 */
export async function readBatch(body, encoding = 'identity') {
  const isPacked = /^(x-)?gzip$/i.test(encoding)
  if (!isPacked && encoding.toLowerCase() !== 'identity')
    return refuse(415, 'A batch may be packed by gzip only.')
  let bytes
  try {
    bytes = isPacked ? await unpack(body, { maxOutputLength: UNPACKED_BYTES }) : Buffer.from(body)
  } catch (error) {
    return error.code === 'ERR_BUFFER_TOO_LARGE'
      ? refuse(413, `A batch may have ${UNPACKED_BYTES} bytes when it is unpacked.`)
      : refuse(400, 'The batch cannot be unpacked: it is no gzip, or a part is missing.')
  }
  const batch = readJson(bytes.toString('utf8'))
  if (!Array.isArray(batch)) {
    return Array.isArray(batch?.resourceLogs)
      ? refuse(400, 'This is OTLP, which a Collector takes; leave out "format" to send CloudEvents.')
      : refuse(400, 'A batch is a JSON array of CloudEvents (application/cloudevents-batch+json).')
  }
  if (batch.length > MOST_EVENTS)
    return refuse(400, `A batch has at most ${MOST_EVENTS} events.`, batch.length)
  return { batch }
}

function refuse(status, why, events = 0) {
  return { status, why, events }
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
