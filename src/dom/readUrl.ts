/** An address as the page resolves it; nothing for one that the browser would refuse. */
export function readUrl(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}
