import type { ComponentType } from 'preact'
import type { Frame } from './frame.ts'
import type { dress } from './readable/dress.ts'
import type { HelpLabels } from './labels.ts'
import type { ActionConfig, MediaConfig, Text } from '../core/intervention.ts'
import type { Presentation, Telling } from './buildView.ts'
import type { HelpAction, HelpView, Media, PageAction, RemedyAction } from './view.ts'

/** What only some helps need, each in a chunk of its own. */
export interface Pieces {
  readonly css?: string
  readonly labels?: Partial<HelpLabels>
  readonly words?: WordsPiece
  readonly Media?: ComponentType<MediaProps>
  readonly buildMedia?: (media: MediaConfig, telling: Telling, title: string) => Media
  /** Of a banner. */
  readonly Sign?: ComponentType<{ readonly tone: HelpView['tone'] }>
  /** Where a banner lies, the best first. */
  readonly edgesFor?: (view: HelpView) => readonly string[]
  /** Help that begins as a dot. */
  readonly Dot?: ComponentType<{ readonly name: string; onOpen(): void }>
  readonly ask?: AskPiece
  readonly tour?: TourPiece
  readonly doing?: DoingPiece
  readonly dress?: typeof dress
  readonly inline?: InlinePiece
}

/** What help says, to this user. */
export type WordsPiece = (presentation: Presentation) => {
  /** What language it is in, and what the widget says in it. */
  readonly marked: Pick<HelpView, 'labels' | 'locale' | 'dir'>
  say(text: Text): string
}

export interface MediaProps {
  readonly media: Media
  /** Undefined for what may not be loaded. */
  addressOf(href: string): string | undefined
}

export interface AskPiece {
  /** Asks whether it has helped, unless it has. */
  put(frame: Frame): void
}

export interface TourPiece {
  readonly Progress: ComponentType<{ readonly at: number; readonly of: number; readonly labels: HelpLabels }>
  /** Shows another step: the first, before there is one. */
  go(frame: Frame, way?: 'next' | 'back'): void
}

export interface DoingPiece {
  readonly Note: ComponentType<NoteProps>
  build(action: ActionConfig, id: string, label: string, telling: Telling): HelpAction[]
  start(frame: Frame): {
    press(action: PageAction | RemedyAction): void
    /** Something is being done for the user or was, or they are writing to somebody. */
    isNeeded(): boolean
  }
}

export interface NoteProps {
  readonly tone: 'done' | 'failed' | 'busy'
  readonly text: string
}

export interface InlinePiece {
  /** Keeps the help in the page's slot, also in the next one after a re-render. Returns how to stop. */
  keepInSlot(frame: Frame, onLost: () => void): () => void
}
