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
    /** Rules whose help must not, though it could be: in this very session, to this user, under this config. */
    readonly notShown?: readonly string[]
    /** Rules with silent help: the team must be told of it. */
    readonly told?: readonly string[]
    /** Rules with silent help: the team must not, though it could be. */
    readonly notTold?: readonly string[]
    /**
     * Rules whose help no user can be shown here, whatever they do: expired, off, kept for comparison, silent, about what the
     * session does not tell.
     */
    readonly cannotBeShown?: readonly string[]
  }
}
