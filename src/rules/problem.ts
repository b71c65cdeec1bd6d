/**
 * What is wrong in a config. The sentence that says how to mend it is made elsewhere, in a lazy chunk: a page
 * whose config is right never loads it.
 */
export interface ConfigProblem {
  readonly code: ConfigProblemCode
  /** JSON pointer into the config. */
  readonly pointer: string
  readonly got?: string
  /** What was got is no text, but a number, `true`, a list: `3`, and not `"3"`. */
  readonly isJson?: true
  readonly expected?: string
}

export type ConfigProblemCode =
  | 'not-an-object'
  | 'wrong-version'
  | 'wrong-type'
  | 'unknown-key'
  | 'unknown-condition'
  | 'unknown-operator'
  | 'unknown-signal'
  | 'unknown-option'
  | 'unknown-event'
  | 'unknown-intervention'
  | 'unknown-action'
  | 'unknown-rule'
  | 'bad-duration'
  | 'bad-regex'
  | 'bad-date'
  | 'bad-instant'
  | 'bad-time'
  | 'bad-zone'
  | 'empty'
  | 'too-deep'
  | 'too-many'
  | 'too-large'
  | 'duplicate-id'
  | 'out-of-range'

export type Report = (code: ConfigProblemCode, pointer: string, got?: unknown, expected?: string) => undefined

/** A reporter that collects into a list; it returns `undefined`, so that a reader can return its call. */
export function createReport(problems: ConfigProblem[]): Report {
  return (code, pointer, got, expected) => {
    problems.push({
      code,
      pointer,
      ...(got !== undefined && { got: abbreviate(got) }),
      ...(got !== undefined && typeof got !== 'string' && { isJson: true }),
      ...(expected !== undefined && { expected }),
    })
  }
}

export function pointTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function abbreviate(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
