/** More than any page of the shop sends; the SDK's batches are 16 kB at the most. */
const LIMIT = 256 * 1024

/**
 * The body of a request as text.
 *
 * @param {import('node:http').IncomingMessage} request
 */
export async function readBody(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LIMIT) throw new Error(`Failed to read the body of ${request.url}: it is over ${LIMIT} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
