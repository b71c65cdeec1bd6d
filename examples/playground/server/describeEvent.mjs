import { readEvent } from '../public/panel/readEvent.mjs'

/**
 * One line for one received event: when, whose visit, what kind, what happened, where.
 *
 * @param {import('../public/panel/readEvent.mjs').CloudEvent} event
 * @param {ReturnType<import('./ink.mjs').createInk>} ink
 */
export function describeEvent(event, ink) {
  const { kind, visit, what, where } = readEvent(event)
  return [
    ink('dim', new Date(event.time).toTimeString().slice(0, 8)),
    ink('dim', visit.padEnd(4)),
    ink(colours[kind] ?? 'white', kind.padEnd(12)),
    what.padEnd(46),
    ink('dim', where),
  ]
    .join('  ')
    .trimEnd()
}

const colours = {
  signal: 'yellow',
  score: 'blue',
  decision: 'magenta',
  intervention: 'green',
  dropped: 'red',
}
