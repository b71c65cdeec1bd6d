import { stories } from './stories.mjs'

const DONE = 'playground.done'

/** All that the playground's own views show. One object, changed in place by `change()`. */
export function createState() {
  return {
    /** @type {[type: string, event: any][]} what unstuck told on this page, oldest first */
    heard: [],
    problems: [],
    inbox: [],
    /** @type {Set<string>} stories that happened */
    done: new Set(readJson(localStorage, DONE) ?? []),
    editor: { text: '', applied: '', edited: false, error: undefined, note: undefined },
  }
}

/** Ticks off the stories that have happened meanwhile; whether there was one. */
export function tickOff(state) {
  const fresh = stories.filter(({ id, happened }) => !state.done.has(id) && happened(state.heard, Date.now()))
  for (const { id } of fresh) state.done.add(id)
  if (fresh.length > 0) writeJson(localStorage, DONE, [...state.done])
  return fresh.length > 0
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
