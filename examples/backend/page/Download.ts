import { createContext } from 'preact'

/** Saves the table of a question as CSV, under the filter that is set. */
export const Download = createContext<(table: string) => Promise<void>>(async () => {})
