import { COLUMNS } from './columns.mjs'

/**
 * The values of an event, in the order of the columns. How each is reached is worked out once a kind, for tens of thousands come a second.
 *
 * @param {object} event by the published schema
 * @param {Date} received
 * @returns {unknown[]}
 */
export function readRow(event, received) {
  const kind = event.type.slice('io.unstuck.'.length)
  const read = readers.get(kind) ?? createReaders(kind)
  return read.map((one) => one(event, received))
}

const readers = new Map()

const WORKED_OUT = {
  type: ({ type }) => type.slice('io.unstuck.'.length),
  time: ({ time }) => new Date(time),
  received: (_, received) => received,
  weight: ({ sampledrate }) => sampledrate ?? 1,
  data: ({ data }) => JSON.stringify(data),
}

function createReaders(kind) {
  const created = COLUMNS.map(({ name, envelope, data }) => {
    const path = data?.[kind]
    if (path !== undefined) return createReader(path.split('.'))
    return WORKED_OUT[name] ?? (envelope === undefined ? () => undefined : (event) => event[envelope])
  })
  readers.set(kind, created)
  return created
}

function createReader([first, second]) {
  return second === undefined ? ({ data }) => data[first] : ({ data }) => data[first]?.[second]
}
