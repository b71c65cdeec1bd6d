import { isLoopback } from './createGuards.mjs'

const PORTS = 65_535
/** Ten years: nobody may keep longer what tells of users, and a clock can count it. */
const MOST_DAYS = 3650

/**
 * What the server is told by its environment; an empty variable is none.
 *
 * @param {{ readonly [name: string]: string | undefined }} environment
 * @throws {Error} with a sentence that says what to set
 */
export function readSettings(environment) {
  const read = (name, otherwise) => environment[name]?.trim() || otherwise
  const host = read('HOST', '127.0.0.1')
  const [ingestToken, readToken] = [read('INGEST_TOKEN'), read('READ_TOKEN')]
  if (!isLoopback(host) && !(ingestToken && readToken))
    throw new Error(`off loopback, as HOST=${host} is, set INGEST_TOKEN and READ_TOKEN`)
  return {
    host,
    port: readWhole('PORT', read('PORT', '4174'), 0, PORTS),
    data: read('DATA', 'friction.duckdb'),
    days: readWhole('RETENTION_DAYS', read('RETENTION_DAYS', '90'), 1, MOST_DAYS),
    ingestToken,
    readToken,
    idSalt: environment.ID_SALT,
    origins: readOrigins(read('ORIGINS', '')),
    alerts: read('ALERTS'),
    publicUrl: readAddress(read('PUBLIC_URL')),
  }
}

function readWhole(name, text, least, most) {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new Error(`${name} is a whole number from ${least} to ${most}, and not "${text}"`)
}

/** A browser tells an origin without a slash behind it. */
function readOrigins(text) {
  if (text === '*') return '*'
  return text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
    .map((origin) => {
      const url = URL.canParse(origin) ? new URL(origin) : undefined
      if (url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`)
        return url.origin
      throw new Error(
        `ORIGINS holds "${origin}", which is no origin; write it as https://shop.example, or * for all`,
      )
    })
}

function readAddress(text) {
  if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return text?.replace(/\/+$/, '')
  throw new Error(`PUBLIC_URL is an address such as https://friction.example, and not "${text}"`)
}
