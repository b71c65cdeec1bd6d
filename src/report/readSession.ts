import type { SessionView } from '../backtest/reportData.ts'

/** Unpacks a session that is embedded in the page: gzip, as base64. */
export async function readSession(block: string): Promise<SessionView> {
  const packed = document.getElementById(block)?.textContent ?? ''
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(unpacked).json()) as SessionView
}
