import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { answerQuestion } from './answerQuestion.mjs'
import { findLosses } from './findLosses.mjs'
import * as questions from './questions/index.mjs'
import { readFilter } from './readFilter.mjs'
import { writeCsv } from './writeCsv.mjs'

/** Nothing but the page's own files: what pages forward can hold anything, and is text here. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

const OPEN_ALERTS = `SELECT alert, signal, page, place, failure, users, action,
  strftime(opened, '%Y-%m-%d %H:%M') AS opened FROM alerts WHERE resolved IS NULL ORDER BY opened DESC`

/**
 * The friction report: its page, which anybody may load, and its figures, which need the read token.
 *
 * | route | |
 * |---|---|
 * | `GET /report` | the page |
 * | `GET /report/data` | the answers to all questions; `?days=&page=&release=&signal=` |
 * | `GET /report/:question.csv` | one of them as a table, under the same filter |
 *
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('../openStore.mjs').openStore>>} options.store
 * @param {import('hono').MiddlewareHandler} options.needToken
 * @param {() => number} options.now epoch milliseconds
 * @param {Awaited<ReturnType<typeof import('../../page/buildPage.mjs').buildPage>>} [options.page]
 */
export function createReportRoutes({ store, needToken, now, page = {} }) {
  const routes = new Hono()
  const byName = new Map(Object.values(questions).map((question) => [question.name, question]))

  routes.use(secureHeaders({ contentSecurityPolicy: POLICY, referrerPolicy: 'no-referrer' }))

  const serve = (c, { type, body }) =>
    c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' })
  if (page['report.html']) routes.get('/', (c) => serve(c, page['report.html']))
  for (const [name, file] of Object.entries(page)) routes.get(`/${name}`, (c) => serve(c, file))

  routes.get('/data', needToken, async (c) => {
    const { filter, error } = readFilter(c.req.query(), now())
    if (error) return c.json({ error }, 400)
    const answers = {}
    for (const question of byName.values()) {
      // Who chooses again does not wait for this any more.
      if (c.req.raw.signal.aborted) return c.body(null, 499)
      answers[question.name] = await answerQuestion(store, question, filter)
    }
    const alerts = await store.ask(OPEN_ALERTS)
    const losses = await findLosses(store, filter)
    return c.json({ filter, answers, alerts, losses }, 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/:file{.+\\.csv}', needToken, async (c) => {
    const question = byName.get(c.req.param('file').slice(0, -'.csv'.length))
    if (!question)
      return c.json({ error: `There is no such table; there are: ${[...byName.keys()].join(', ')}.` }, 404)
    const { filter, error } = readFilter(c.req.query(), now())
    if (error) return c.json({ error }, 400)
    const rows = await answerQuestion(store, question, filter)
    return c.body(writeCsv(rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${question.name}.csv"`,
      'Cache-Control': 'no-store',
    })
  })

  return routes
}
