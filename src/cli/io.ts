import type { Readable } from 'node:stream'

/** What a command reads and writes; a test gives its own. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly out: Output
  readonly err: Output
  now(): number
}

interface Output {
  readonly isTTY?: boolean
  /** Of a terminal. */
  readonly columns?: number
  write(text: string): unknown
}
