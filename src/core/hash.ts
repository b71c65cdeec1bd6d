/**
 * A short, stable name for a text: 53 bits, base 36. Not cryptographic: it shortens keys, it keeps no secret.
 * Two rounds of FNV-1a with different seeds; integer arithmetic only, so that every engine agrees.
 */
export function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) + (low >>> 13)
  }
  return ((high & 0x1fffff) * 0x100000000 + (low >>> 0)).toString(36)
}
