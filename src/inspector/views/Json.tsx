import type { ComponentChildren } from 'preact'

/** A value as coloured JSON. */
export function Json({ value }: { readonly value: unknown }) {
  return <pre class="json">{colour(JSON.stringify(value, null, 2))}</pre>
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

function colour(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const [all, string, colon, word] = match
    parts.push(text.slice(end, match.index))
    end = match.index + all.length
    const kind = string ? (colon ? 'key' : 'string') : word ? 'word' : 'number'
    parts.push(<span class={`json-${kind}`}>{string ?? all}</span>, colon)
  }
  return [...parts, text.slice(end)]
}
