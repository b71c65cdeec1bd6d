import { timingSafeEqual } from 'node:crypto'

/**
 * Who may write events, and who may read, and write all else. Without tokens that is this machine alone; and any page that somebody
 * visits on it can make the browser ask, so pages of others are turned away.
 *
 * @param {object} options
 * @param {string | undefined} options.ingestToken
 * @param {string | undefined} options.readToken
 * @param {readonly string[] | '*'} options.origins of pages that may write events
 */
export function createGuards({ ingestToken, readToken, origins }) {
  /** Where nobody said otherwise, pages that are developed on this machine. */
  const isListed = (origin) => {
    if (origins === '*' || origins.includes(origin)) return true
    return (
      origins.length === 0 && !ingestToken && URL.canParse(origin) && isLoopback(new URL(origin).hostname)
    )
  }
  const refuse = (c, status, error) => c.json({ error }, status)
  const askToken = (c) => {
    c.header('WWW-Authenticate', 'Bearer')
    return refuse(c, 401, 'A token is needed: send "Authorization: Bearer …".')
  }

  return {
    isListed,

    async mayWriteEvents(c, next) {
      if (ingestToken) return hasToken(c, ingestToken) ? next() : askToken(c)
      const origin = c.req.header('Origin')
      if (origin !== undefined && isListed(origin)) return next()
      if (isOurs(c)) return next()
      return refuse(
        c,
        403,
        'Pages of this origin may not write events: name it in ORIGINS, or set INGEST_TOKEN.',
      )
    },

    async mayRead(c, next) {
      if (readToken) return hasToken(c, readToken) ? next() : askToken(c)
      if (!isLoopback(new URL(c.req.url).hostname))
        return refuse(c, 403, 'Without a read token it can be read by the names of this machine only.')
      return isOurs(c) || isLink(c)
        ? next()
        : refuse(c, 403, 'Without a read token no page but the report may ask for this: set READ_TOKEN.')
    },
  }
}

/** @param {string} host */
export function isLoopback(host) {
  return ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host)
}

/** The scheme is written in any case (RFC 9110, 11.1). */
function hasToken(c, token) {
  const [, given = ''] = /^bearer +(.*)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  return isSame(given, token)
}

/**
 * Whether it comes from a page of ours or from no page at all. Browsers say whose page asks; older ones name its origin where it writes;
 * other programs say neither. A page on another port of this machine is somebody else's, too. A name that somebody made to mean this machine
 * is no name of ours.
 */
function isOurs(c) {
  const url = new URL(c.req.url)
  if (!isLoopback(url.hostname)) return false
  const [site, origin] = [c.req.header('Sec-Fetch-Site'), c.req.header('Origin')]
  if (origin !== undefined && origin !== url.origin) return false
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Somebody followed a link, as those of alerts: the page that it stood on learns nothing of the answer. */
function isLink(c) {
  return c.req.method === 'GET' && c.req.header('Sec-Fetch-Mode') === 'navigate'
}

/** Takes as long whatever is wrong with it. */
function isSame(given, wanted) {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
