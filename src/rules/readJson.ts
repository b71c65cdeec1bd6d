/**
 * What may be nested, lists included: conditions in eight levels, each with a list, and as much again in what they ask
 * of a property, come to under fifty. Whatever reads it recurs, and a page may have little stack left.
 */
export const NESTED_AT_MOST = 64

/**
 * Plain JSON of what was given in code: no getters, no loops, nothing that a look could change or that throws. What is
 * nested deeper than anything may be is left out: whatever reads the part around it refuses that, and the rest works.
 */
export function readJson(config: unknown): unknown {
  const depths = new Map<unknown, number>()
  const whole = function (this: { readonly [key: string]: unknown }, key: string): unknown {
    // As it is meant, also in a page that gave arrays a `toJSON` of its own.
    const one = this[key]
    if (typeof one !== 'object' || one === null) return one
    // What holds it was written just before, at this depth.
    const depth = (depths.get(this) ?? 0) + 1
    depths.set(one, depth)
    return depth > NESTED_AT_MOST ? undefined : one
  }
  try {
    return JSON.parse(JSON.stringify(config, whole)) as unknown
  } catch {
    return undefined
  }
}
