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
 * @param {{ readonly [name: string]: string | undefined }} environment for addresses that stand there, as they are secrets
 * @returns {{ alerts: Alert[], problems: string[] }}
 */
export function readAlerts(text, environment) {
  let given
  try {
    given = JSON.parse(text)
  } catch (error) {
    return { alerts: [], problems: [`Failed to read the alerts: ${error.message}.`] }
  }
  if (!Array.isArray(given))
    return { alerts: [], problems: ['Failed to read the alerts: it is a JSON array.'] }
  const alerts = []
  const problems = []
  for (const [nth, one] of given.entries()) {
    const alert = resolve(Object(one), environment)
    const wrong =
      findWrong(alert) ?? (alerts.some(({ id }) => id === alert.id) ? 'its id is taken' : undefined)
    if (wrong === undefined) alerts.push({ ...alert, within: readSeconds(alert.within) })
    else problems.push(`Alert ${isText(alert.id) ? `"${alert.id}"` : nth + 1} is left out: ${wrong}.`)
  }
  return { alerts, problems }
}

function resolve(alert, environment) {
  const { to } = alert
  return { where: {}, ...alert, to: isText(to) && to.startsWith('$') ? environment[to.slice(1)] : to }
}

function findWrong(alert) {
  const unknown = Object.keys(alert).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) return `nobody knows what "${unknown}" means`
  if (!isText(alert.id)) return 'it needs an "id"'
  if (!isText(alert.signal)) return 'it needs a "signal", such as "form-rejected"'
  if (!isText(alert.do)) return 'an alert that asks for no action is noise; say in "do" what is to be done'
  const narrow = Object.entries(Object(alert.where)).find(
    ([name, value]) => !WHERE.includes(name) || !isText(value),
  )
  if (narrow) return `"where" can ask for ${WHERE.join(', ')}, each a text`
  if (!(Number.isInteger(alert.users) && alert.users > 0)) return '"users" is a whole number above 0'
  const seconds = readSeconds(alert.within)
  if (!(seconds >= SHORTEST && seconds <= LONGEST)) return '"within" is a time from "1m" to "1d"'
  if (alert.timesBaseline !== undefined && !(alert.timesBaseline > 1))
    return '"timesBaseline" is a number above 1'
  if (!isAddress(alert.to)) return '"to" is an https address, or "$NAME" of a variable that holds one'
  if (alert.runbook !== undefined && !isAddress(alert.runbook)) return '"runbook" is an https address'
  return undefined
}

function readSeconds(text) {
  const [, count, unit] = /^(\d{1,5})([smhd])$/.exec(text) ?? []
  return unit === undefined ? NaN : count * UNITS[unit]
}

/** What leaves this machine is encrypted. */
function isAddress(text) {
  const url = isText(text) && URL.canParse(text) ? new URL(text) : undefined
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
  )
}

function isText(value) {
  return typeof value === 'string' && value !== ''
}
