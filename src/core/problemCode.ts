/**
 * What can go wrong anywhere but within the config, as `problem` tells of it. Codes stay the same over releases, sentences
 * need not; `docs/problems.md` says of each what to do.
 */
export type RuntimeProblemCode =
  | OptionProblemCode
  | BrowserProblemCode
  | LoadingProblemCode
  | HelpProblemCode
  | ForwardProblemCode
  | OwnProblemCode

/** What the page's own code has said, or called. */
type OptionProblemCode =
  'bad-option' | 'bad-call' | 'bad-consent' | 'unknown-intervention' | 'unknown-handover' | 'unknown-method'

/** What of a config only the browser can tell. */
type BrowserProblemCode = 'bad-selector' | 'bad-zone'

type LoadingProblemCode = 'config-not-loaded' | 'incidents-not-loaded' | 'state-not-carried'

type HelpProblemCode = 'help-failed' | 'help-removed' | 'handover-failed'

export type ForwardProblemCode =
  | 'forward-unreachable'
  | 'forward-refused'
  | 'forward-token'
  | 'forward-failed'
  | 'forward-absent'
  | 'forward-dropped'
  | 'forward-not-loaded'
  | 'forward-not-kept'

/** Of this script itself. */
type OwnProblemCode = 'internal' | 'too-slow'
