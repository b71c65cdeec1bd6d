/** Behind the brace that closes the one at `start`; -1 where there is none. */
export function findClosingBrace(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}' && --depth === 0) return i + 1
  }
  return -1
}
