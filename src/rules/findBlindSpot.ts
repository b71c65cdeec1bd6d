import type { Trace } from './conditions/trace.ts'

/** Says of a condition why nothing can make it so, or not so as `isWanted` tells; `place` leads there from the top. */
export type SeeLeaf<T> = (leaf: Trace, isWanted: boolean, place: readonly number[]) => T | undefined

/**
 * The part that keeps a rule from firing whatever the user does: each way to the whole leads through such a part. Nothing where there
 * is a way around. Without more, such a part is one of which nothing is known.
 */
export function findBlindSpot(trace: Trace): Trace | undefined
export function findBlindSpot<T>(trace: Trace, see: SeeLeaf<T>): T | undefined
export function findBlindSpot(trace: Trace, see: SeeLeaf<unknown> = seeUnknown): unknown {
  return walk(trace, true, [])

  function walk({ condition, parts, ...rest }: Trace, isWanted: boolean, place: readonly number[]): unknown {
    if (!parts) return see({ condition, ...rest }, isWanted, place)
    if (condition === 'not') return walk(parts[0]!, !isWanted, [...place, 0])
    const spots = parts.map((part, i) => walk(part, isWanted, [...place, i]))
    const needsEach = (condition === 'all') === isWanted
    return needsEach || !spots.includes(undefined) ? spots.find((spot) => spot !== undefined) : undefined
  }
}

const seeUnknown: SeeLeaf<Trace> = (leaf) => (leaf.verdict === 'unknown' ? leaf : undefined)
