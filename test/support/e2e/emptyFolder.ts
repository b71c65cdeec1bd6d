import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A folder of a test alone, where a command finds nothing but what the test has put there. It is gone after the run. */
export function emptyFolder(): string {
  return mkdtempSync(join(inject('scratch'), 'test-'))
}
