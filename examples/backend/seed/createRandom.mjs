/**
 * Random numbers that are the same for the same seed (mulberry32).
 *
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0
  function next() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (below) => Math.floor(next() * below),
    isTrue: (probability) => next() < probability,
    /** How many come where so many are expected: of things that happen independently of each other. */
    poisson(expected) {
      const limit = Math.exp(-expected)
      let product = next()
      let count = 0
      for (; product > limit; count++) product *= next()
      return count
    },
    /** How long until the next of them comes. */
    wait: (mean) => -mean * Math.log(1 - next()),
  }
}
