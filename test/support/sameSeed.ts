import fc from 'fast-check'

/** A change is judged by what it changes: `npm run fuzz` looks for new counterexamples, with another seed each time. */
const SEED = 20_261_121

fc.configureGlobal({ seed: SEED })
