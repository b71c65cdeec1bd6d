import { h } from 'preact'

/** A value as coloured JSON. */
export function Json({ value }) {
  return h('pre', { class: 'json' }, colour(JSON.stringify(value, null, 2)))
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** JSON text as spans; what is no JSON yet comes out as it is. */
export function colour(text) {
  const parts = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const [all, string, colon, word] = match
    parts.push(text.slice(end, match.index))
    end = match.index + all.length
    if (string) parts.push(h('span', { class: colon ? 'json-key' : 'json-string' }, string), colon)
    else parts.push(h('span', { class: word ? 'json-word' : 'json-number' }, all))
  }
  return [...parts, text.slice(end)]
}
