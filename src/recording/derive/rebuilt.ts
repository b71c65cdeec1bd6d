import type { Observation } from '../../core/observation.ts'
import type { Target } from '../../core/signal.ts'
import type { Millis } from '../../core/time.ts'
import { nameOf } from '../../core/tree/name.ts'
import { describeTarget } from '../../core/tree/target.ts'
import type { PageNode } from '../tree/pageNode.ts'
import type { PageSettings } from '../pageSettings.ts'
import type { PageTree } from '../tree/pageTree.ts'
import type { Styles } from './styles.ts'
import type { Habits } from './habits.ts'
import type { PageMarks } from './marks.ts'
import type { Network } from './network.ts'
import type { Step } from './steps.ts'

/** The page as it stands, and where what happens in it is told. */
export interface Rebuilt {
  readonly settings: PageSettings
  readonly marks: PageMarks
  readonly tree: PageTree
  readonly habits: Habits
  readonly styles: Styles
  href: string
  readonly network: Network
  /** When snapshots came of another document than the one before, as others have told. */
  readonly documents: ReadonlySet<Millis>
  /** Where the user types. */
  focused: PageNode | undefined
  now: Millis
  /** Height of what is seen at once, in pixels; 0 where nobody has told. */
  viewport: number
  push(observation: Observation): void
  /** Something cannot be known. */
  doubt(what: string, why: string, count?: number): void
}

/** One who makes observations of what it sees, in the order of time. */
export interface Part {
  /** Time passes to just before the next event. */
  pass?(until: Millis): void
  see(step: Step): void
  /** Nothing more was recorded. */
  end?(at: Millis): void
}

/** A name that the recorder has masked is none. */
export function describe(element: PageNode, { marks }: Rebuilt): Target {
  const { name, ...target } = describeTarget(element, marks)
  return name === undefined || isStarred(name) ? target : { ...target, name }
}

export function isNameMasked(element: PageNode, { marks }: Rebuilt): boolean {
  return isStarred(nameOf(element, marks) ?? '-')
}

function isStarred(name: string): boolean {
  return /\*\*|^[*\s]*$/.test(name)
}
