import { describeProblem } from 'unstuck/replay'

/** What an alert can be narrowed to: columns of its signals. */
const WHERE = ['page', 'form', 'target', 'release', 'request', 'error']
const KNOWN = ['id', 'signal', 'where', 'users', 'within', 'timesBaseline', 'to', 'do', 'runbook']
const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 }
/** Windows of the days before must not overlap. */
const LONGEST = UNITS.d
const SHORTEST = UNITS.m

/**
 * The alerts of a file, and what is wrong with the others, in sentences.
 *
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} signal
 * @property {{ readonly [name: string]: string }} where
 * @property {number} users that many or more, at one place
 * @property {number} within seconds
 * @property {number | undefined} timesBaseline so many times what is usual at this time of day
 * @property {string} to where it is sent
 * @property {string} do what is to be done
 * @property {string | undefined} runbook
 *
 * @param {string} text JSON
 * @param {object} known
 * @param {{ readonly [name: string]: string | undefined }} known.environment for addresses that stand there, as they are secrets
 * @param {readonly string[]} known.signals
 * @returns {{ alerts: Alert[], problems: string[] }}
 * @throws {Error} with a sentence, when it is no list of alerts
 */
export function readAlerts(text, { environment, signals }) {
  const alerts = []
  const problems = []
  for (const [nth, one] of readList(text).entries()) {
    const wrong = findWrong(one, { environment, signals, taken: alerts.map(({ id }) => id) })
    if (wrong === undefined) alerts.push(resolve(one, environment))
    else problems.push(`Alert ${isText(one?.id) ? `"${one.id}"` : nth + 1} is left out: ${wrong}`)
  }
  return { alerts, problems }
}

function readList(text) {
  let given
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`Failed to read the alerts: ${error.message}.`, { cause: error })
  }
  if (!Array.isArray(given)) throw new Error('Failed to read the alerts: it is a JSON array.')
  return given
}

function resolve(alert, environment) {
  return {
    where: {},
    ...alert,
    to: readAddress(alert.to, environment),
    within: readSeconds(alert.within),
  }
}

function findWrong(alert, { environment, signals, taken }) {
  if (!isObject(alert)) return `it is an object with ${KNOWN.join(', ')}.`
  const unknown = findUnknown(alert, KNOWN) ?? findUnknown(alert.where, WHERE)
  if (unknown !== undefined) return unknown
  const { id, signal, where = {}, users, within, timesBaseline, to, do: action, runbook } = alert
  if (!isText(id)) return 'it needs an "id".'
  if (taken.includes(id)) return 'its id is taken.'
  if (!isText(signal)) return 'it needs a "signal", such as "form-rejected".'
  if (!signals.includes(signal))
    return describeProblem({
      code: 'unknown-signal',
      pointer: '"signal"',
      got: signal,
      expected: signals.join(', '),
    })
  if (!isText(action)) return 'an alert that asks for no action is noise; say in "do" what is to be done.'
  if (!isObject(where) || !Object.values(where).every(isText))
    return `"where" is an object that can ask for ${WHERE.join(', ')}, each a text.`
  if (!(Number.isSafeInteger(users) && users > 0)) return '"users" is a whole number above 0.'
  const seconds = readSeconds(within)
  if (!(seconds >= SHORTEST && seconds <= LONGEST)) return '"within" is a time from "1m" to "1d".'
  if (timesBaseline !== undefined && !(typeof timesBaseline === 'number' && timesBaseline > 1))
    return '"timesBaseline" is a number above 1.'
  if (isVariable(to) && !isText(environment[to.slice(1)]))
    return `"to" is the variable ${to.slice(1)}, which is not set.`
  if (!isAddress(readAddress(to, environment)))
    return '"to" is an https address, or "$NAME" of a variable that holds one.'
  if (runbook !== undefined && !isAddress(runbook)) return '"runbook" is an https address.'
  return undefined
}

function findUnknown(object, known) {
  const unknown = Object.keys(isObject(object) ? object : {}).find((name) => !known.includes(name))
  return unknown === undefined
    ? undefined
    : describeProblem({
        code: 'unknown-key',
        pointer: `"${unknown}"`,
        got: unknown,
        expected: known.join(', '),
      })
}

function isVariable(to) {
  return isText(to) && to.startsWith('$')
}

function readAddress(to, environment) {
  return isVariable(to) ? environment[to.slice(1)] : to
}

function readSeconds(text) {
  const [, count, unit] = (isText(text) && /^(\d{1,5})([smhd])$/.exec(text)) || []
  return unit === undefined ? NaN : count * UNITS[unit]
}

/** What leaves this machine is encrypted; an address with a password in it is none that `fetch` knows. */
function isAddress(text) {
  const url = isText(text) && URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username || url.password) return false
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
  )
}

function isText(value) {
  return typeof value === 'string' && value !== ''
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
