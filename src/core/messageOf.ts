/** What something that was thrown says; anything can be thrown, also what throws when it is made a text. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error)
  } catch {
    return 'what was thrown is no text'
  }
}
