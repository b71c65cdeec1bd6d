import type { Browser, BrowserContext, Page } from 'playwright'
import type { Site } from '../support/e2e/site.ts'
import type { Backend } from './backend.ts'

/** One fault, and what somebody does on a page meanwhile. */
export interface Story {
  readonly fault: string
  /** Quick enough for `npm test`. */
  readonly isQuick?: true
  /** It is the only one that may run, as it needs the whole machine. */
  readonly isAlone?: true
  /** Events that came when the page was leaving may overtake each other; their `sequence` says how they were. */
  readonly mayOvertake?: true
  /** How many events were made. */
  run(stage: Stage): Promise<number>
}

export interface Stage {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly site: Site
  readonly backend: Backend
  /** A page that forwards to the backend; with `history` what waits is stored as well. */
  visit(options?: { readonly on?: BrowserContext; readonly history?: boolean }): Promise<Visitor>
}

export interface Visitor {
  readonly page: Page
  /** So many events, at once. */
  make(count: number): Promise<number>
  /** Codes of the problems so far. */
  problems(): Promise<string[]>
  /** How many events are stored in this browser. */
  stored(): Promise<number>
}

/** Waits until it holds; a minute is more than any of this takes. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 60_000): Promise<boolean> {
  const end = Date.now() + ms
  while (Date.now() < end) {
    if (await holds()) return true
    await wait(100)
  }
  return false
}

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
