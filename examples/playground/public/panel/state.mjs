/** Rows in the stream; more than anybody scrolls through. */
const ROWS_KEPT = 250
const ROWS_CARRIED = 120
/** Of the score, one point a second. */
export const CURVE_SECONDS = 120

const CARRIED = 'playground.seen'
const OPEN = 'playground.panel'
const TAB = 'playground.tab'
const DONE = 'playground.done'

/**
 * All that the panel shows. One object, changed in place by `change()`.
 */
export function createState() {
  const carried = readJson(sessionStorage, CARRIED) ?? { rows: [], curve: [] }
  return {
    open: (localStorage.getItem(OPEN) ?? (innerWidth < 900 ? 'closed' : 'open')) === 'open',
    tab: sessionStorage.getItem(TAB) ?? 'try',
    /** @type {'waiting' | 'live' | 'absent'} */
    sdk: 'waiting',
    /** @type {Row[]} newest first */
    rows: carried.rows,
    /** Kinds of rows that the user switched off. */
    hidden: new Set(['noise']),
    /** @type {{ at: number, page: number }[]} */
    curve: carried.curve,
    score: undefined,
    explanation: undefined,
    problems: [],
    inbox: [],
    /** @type {Set<string>} stories that happened */
    done: new Set(readJson(localStorage, DONE) ?? []),
    editor: { text: '', applied: '', edited: false, error: undefined, note: undefined },
  }
}

/**
 * @typedef {object} Row
 * @property {number} key
 * @property {number} at
 * @property {'observation' | 'noise' | 'signal' | 'decision' | 'help' | 'problem' | 'page'} kind
 * @property {string} title
 * @property {string} detail
 * @property {number} times how often in a row
 * @property {string} [tone]
 * @property {object} data what arrived, as it arrived
 */

let rowsMade = 0

/** Adds a row, or counts it up where the newest says the same. */
export function addRow(state, row) {
  const newest = state.rows.find(({ kind }) => kind === row.kind)
  if (newest && newest === state.rows[0] && newest.title === row.title && newest.detail === row.detail) {
    Object.assign(newest, { at: row.at, data: row.data, times: newest.times + 1 })
    return
  }
  state.rows.unshift({ ...row, times: 1, key: `${Date.now()}-${(rowsMade += 1)}` })
  state.rows.length = Math.min(state.rows.length, ROWS_KEPT)
}

/** Keeps over a page load what a newcomer would miss. */
export function keepState(state) {
  addEventListener('pagehide', () => {
    const rows = state.rows.slice(0, ROWS_CARRIED)
    writeJson(sessionStorage, CARRIED, { rows, curve: state.curve })
    sessionStorage.setItem(TAB, state.tab)
  })
}

export function keepOpen(state) {
  localStorage.setItem(OPEN, state.open ? 'open' : 'closed')
}

export function keepDone(state) {
  writeJson(localStorage, DONE, [...state.done])
}

function readJson(storage, key) {
  try {
    return JSON.parse(storage.getItem(key))
  } catch {
    return undefined
  }
}

function writeJson(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: then the next page starts empty.
  }
}
