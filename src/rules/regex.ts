import type { Report } from './problem.ts'
import type { Verdict } from './conditions/verdict.ts'

/** Long enough for any list of path prefixes, short enough to be read. */
const LONGEST = 200
/** Longer texts are not matched: whether they fit is unknown. */
const LONGEST_TEXT = 200
/** So many steps take some 50 ms. It is enough for two parts of any length, or three after a `^`. */
const STEPS_AT_MOST = 1_400_000

/**
 * A regular expression that cannot backtrack without bound: no back-references, no look-around, no repetition of
 * what itself repeats or chooses (`(a+)+`, `(a|aa)*`), and not too many choices one after the other
 * (`a?a?a?…`). Undefined, and reported, when it is not one.
 */
export function createRegex(
  source: unknown,
  pointer: string,
  report: Report,
): { test(text: string): Verdict } | undefined {
  if (typeof source !== 'string') return report('wrong-type', pointer, source, 'a regular expression as text')
  if (source.length > LONGEST || mayExplode(source)) return report('bad-regex', pointer, source)
  try {
    const regex = new RegExp(source, 'u')
    return { test: (text) => (text.length > LONGEST_TEXT ? undefined : regex.test(text)) }
  } catch {
    return report('bad-regex', pointer, source)
  }
}

function mayExplode(source: string): boolean {
  const plain = source.replace(/\\[^1-9k]/gu, 'e').replace(/\[(?:\\.|[^\]\\])*\]/gu, 'c')
  if (/\\[1-9k]|\(\?(?!:)/u.test(plain)) return true
  return countSteps(plain) > STEPS_AT_MOST || repeatsRepetition(plain)
}

const PARTS = /\(\??|[)|]|(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/gu

/**
 * An upper bound: every choice multiplies the ways to fail. Parts of any length, and the place to start from, share
 * one text: `k` of them divide `n` characters in about `n^k / k!` ways.
 */
function countSteps(plain: string): number {
  let steps = 1
  let long = 0
  const choices = [1]
  const addLong = () => (steps *= LONGEST_TEXT / ++long)
  for (const [part, least, comma, most] of plain.matchAll(PARTS)) {
    if (part[0] === '(') choices.push(1)
    else if (part === '|') choices[choices.length - 1]!++
    else if (part === ')') steps *= choices.pop() ?? 1
    else if (part[0] === '?') steps *= 2
    else if (most && comma) steps *= Number(most) - Number(least) + 1
    else if (comma || part[0] !== '{') addLong()
  }
  if (plain[0] !== '^' || choices[0] !== 1) addLong()
  return steps * (choices[0] ?? 1)
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
