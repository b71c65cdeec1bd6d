import type { Observation } from '../core/observation.ts'

/**
 * A case for `unstuck test`: what happened, and what must come of it. What happened is told by a log of observations, as
 * the inspector's *Copy as test* gives it, or by the file of a recording.
 *
 * @example
 * const quiet: RuleTest = {
 *   name: 'who reads is left alone',
 *   recording: '../recordings/reads.json.gz',
 *   expect: { notShown: ['checkout/card-refused'] },
 * }
 */
export interface RuleTest {
  readonly name: string
  /** Stamped observations. */
  readonly log?: readonly Observation[]
  /** The file of a recording, from where the test is. */
  readonly recording?: string
  /** The config that is tried, from where the test is; without it, the one that the command names. */
  readonly config?: string
  readonly expect: {
    /** Rules whose help must be shown, or would be in `watch` mode. */
    readonly shown?: readonly string[]
    /** Rules whose help must not. */
    readonly notShown?: readonly string[]
  }
}
