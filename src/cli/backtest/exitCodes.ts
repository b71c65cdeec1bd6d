/** Everything was read and judged. */
export const ALL_WELL = 0
/** Some recordings could not be read, or parts of a config were left out; the rest was judged. */
export const SOME_LEFT_OUT = 1
/** Nothing was judged: no config, no recordings. */
export const NOTHING_DONE = 2
