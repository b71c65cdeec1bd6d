/**
 * @typedef {object} CloudEvent
 * @property {string} id
 * @property {string} type
 * @property {string} time
 * @property {string} [visit]
 * @property {Record<string, any>} data
 */

/**
 * A received event as words, for the terminal and for the side panel.
 *
 * @param {CloudEvent} event
 */
export function readEvent({ type, data = {}, visit = '' }) {
  const kind = type.replace(/^io\.unstuck\./, '')
  return {
    kind,
    visit: visit.slice(0, 4),
    what: (describers[kind] ?? describeOther)(data),
    where: kind === 'signal' ? [data.page, data.form].filter(Boolean).join(' › ') : '',
  }
}

/** @type {Record<string, (data: any) => string>} */
const describers = {
  signal: ({ type, count, strength, target }) =>
    `${type} ×${count} on ${describeTarget(target)}, strength ${Number(strength).toFixed(2)}`,
  score: ({ visit, page, terms }) =>
    `${page} on this page, ${visit} in this visit, of ${terms.map((term) => term.type).join(', ') || 'nothing'}`,
  decision: ({ rule, verdict, reasons = [] }) => `${verdict} ${rule}: ${reasons.join(', ')}`,
  dropped: (counts) =>
    Object.entries(counts)
      .map(([reason, count]) => `${count} ${reason}`)
      .join(', '),
  intervention: ({ intervention, step, by }) => `${intervention} ${step}${by ? ` by ${by}` : ''}`,
}

const describeOther = (data) => JSON.stringify(data).slice(0, 80)

/** Names of elements stay in the page unless the config names them, so a key must do. */
function describeTarget(target) {
  if (!target) return 'the page'
  const what = target.role ?? target.tag
  return target.name ? `${what} “${target.name}”` : `${what} ${String(target.key).slice(0, 8)}`
}
