/** The events of a line, one or a batch; what is no JSON is one `undefined`, and an empty line is none. */
export function parseEvents(line: string): readonly unknown[] {
  // Takes away a byte order mark, too.
  const text = line.trim()
  if (text === '') return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [value]
  } catch {
    return [undefined]
  }
}

/** `signal`, `decision` …: with the prefix that CloudEvents have, or as hosts get them. */
export function kindOf(event: unknown): string {
  const { type } = (event ?? {}) as { readonly type?: unknown }
  return typeof type === 'string' ? type.replace(/^io\.unstuck\./, '') : ''
}

export function isOurs(kind: string): boolean {
  return KINDS.includes(kind)
}

const KINDS = ['signal', 'score', 'decision', 'intervention', 'outcome', 'ticket', 'handover', 'dropped']
