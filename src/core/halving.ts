/**
 * `2^(−x)` for `x ≥ 0`, the same to the last bit in every engine: `Math.exp` and `**` differ between versions
 * of V8, so this uses a table of the 64 fractional steps and a straight line between two of them.
 * The largest error is under 0.00002.
 */
export function halve(x: number): number {
  if (!(x > 0)) return 1
  if (x >= 64) return 0
  const whole = Math.floor(x)
  const scaled = (x - whole) * STEPS
  const step = Math.floor(scaled)
  const here = TABLE[step]!
  const value = here + (TABLE[step + 1]! - here) * (scaled - step)
  return value / POWERS[whole]!
}

const STEPS = 64
/** `2^(−1/64)`, to the nearest double. */
const STEP = 0.9892280131939755

// Multiplication is exact to IEEE 754 everywhere; the last entry is set so that halves join without a seam.
const TABLE: readonly number[] = buildTable()
const POWERS: readonly number[] = Array.from({ length: 64 }, (_, i) => powerOfTwo(i))

function buildTable(): number[] {
  const table = [1]
  for (let i = 1; i < STEPS; i++) table.push(table[i - 1]! * STEP)
  table.push(0.5)
  return table
}

function powerOfTwo(exponent: number): number {
  let power = 1
  for (let i = 0; i < exponent; i++) power *= 2
  return power
}
