import type { Scalar } from '../../core/props.ts'

/** Why a condition held or did not: each part, what it saw, and what it wanted. */
export interface Trace {
  /** In the words of the config: `signal form-rejected`, `all`, `page`. */
  readonly condition: string
  readonly verdict: 'true' | 'false' | 'unknown'
  readonly value?: Scalar | readonly Scalar[]
  readonly expected?: Scalar | readonly Scalar[]
  /** What is so, in words: `"paid" has not happened in this visit`; of a list, its parts say it. */
  readonly says?: string
  /** Why nobody knows: without leave to remember, not watched for long enough, or not watched for at all. */
  readonly why?: 'no-memory' | 'too-early' | 'not-watched'
  /** What came near: the property that did not fit, the name that was nearly this one. */
  readonly near?: string
  readonly parts?: readonly Trace[]
}

export function nameVerdict(verdict: boolean | undefined): Trace['verdict'] {
  return verdict === undefined ? 'unknown' : verdict ? 'true' : 'false'
}
