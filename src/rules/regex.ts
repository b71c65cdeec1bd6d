import type { Report } from './problem.ts'

/** Long enough for any list of path prefixes, short enough to be read. */
const LONGEST = 200
/** No text that we match is longer than this. */
const LONGEST_TEXT = 2000

/**
 * A regular expression that cannot backtrack without bound: no back-references, no look-around, and no repetition
 * of what itself repeats or chooses (`(a+)+`, `(a|aa)*`). Undefined, and reported, when it is not one.
 */
export function createRegex(
  source: unknown,
  pointer: string,
  report: Report,
): { test(text: string): boolean } | undefined {
  if (typeof source !== 'string') return report('wrong-type', pointer, source, 'a regular expression as text')
  if (source.length > LONGEST || mayExplode(source)) return report('bad-regex', pointer, source)
  try {
    const regex = new RegExp(source, 'u')
    return { test: (text) => regex.test(text.slice(0, LONGEST_TEXT)) }
  } catch {
    return report('bad-regex', pointer, source)
  }
}

function mayExplode(source: string): boolean {
  const plain = source.replace(/\\[^1-9k]/gu, 'e').replace(/\[(?:\\.|[^\]\\])*\]/gu, 'c')
  if (/\\[1-9k]|\(\?(?!:)/u.test(plain)) return true
  return countUnbounded(plain) > UNBOUNDED_AT_MOST || repeatsRepetition(plain)
}

/** Each further `.*` multiplies the work by the length of the text. */
const UNBOUNDED_AT_MOST = 3

function countUnbounded(plain: string): number {
  return plain.match(/[*+]|\{\d*,\}/gu)?.length ?? 0
}

/** A group with a repetition or a choice in it that is itself repeated. */
function repeatsRepetition(plain: string): boolean {
  const open: boolean[] = []
  for (let i = 0; i < plain.length; i++) {
    const char = plain[i]!
    if (char === '(') open.push(false)
    else if (char === ')') {
      const inner = open.pop() ?? false
      const repeated = /^([*+]|\{\d*,?\d*\})/u.test(plain.slice(i + 1))
      if (inner && repeated) return true
      if (open.length > 0 && (inner || repeated)) open[open.length - 1] = true
    } else if (/[*+{|?]/u.test(char) && open.length > 0 && plain[i - 1] !== '(') open[open.length - 1] = true
  }
  return false
}
