import type { ComponentChildren, ComponentType } from 'preact'
import { ActionButton } from './ActionButton.tsx'
import { fillIn, type HelpLabels } from './labels.ts'
import type { Link } from './links.ts'
import { Markdown } from './Markdown.tsx'
import type { HelpPage } from './pages.ts'
import { PanelHead } from './PanelHead.tsx'
import type { NoteProps, Pieces } from './pieces.ts'
import type { Block } from './readMarkdown.ts'
import { QUIET_ACTIONS, type HelpAction, type HelpView, type Media } from './view.ts'

/** What the panel shows: the view, read once, and what has happened since. */
export interface PanelState {
  readonly title: string
  readonly body: readonly Block[]
  readonly media?: Media | undefined
  readonly actions: readonly HelpAction[]
  /** Of a tour, from 0. */
  readonly progress?: { readonly at: number; readonly of: number }
  /** What was pressed. */
  readonly buttons: { readonly [action: string]: ButtonState }
  /** Something has been done for the user, and not undone. */
  readonly isDone?: boolean
  /** Something is being done for the user. */
  readonly isBusy?: boolean
  /** While it is a dot. */
  readonly isClosed?: boolean
  readonly note?: NoteProps | undefined
  /** In the place of all that. */
  readonly page?: OpenPage | undefined
  /** Under it. */
  readonly extra?: ComponentChildren
}

export interface OpenPage extends HelpPage {
  readonly Frame: ComponentType<PanelProps & { readonly page: OpenPage }>
}

/** What a button says once it was pressed, and how it looks. */
export interface ButtonState {
  readonly label: string
  readonly isBusy: boolean
  readonly isDone?: boolean
}

export interface PanelProps {
  readonly view: HelpView
  readonly state: PanelState
  readonly labels: HelpLabels
  readonly pieces: Pieces
  linkTo(href: string): Link | undefined
  onAction(action: HelpAction): void
  onUse(by: string): void
  /** A page has done its work. */
  onDone(by: string): void
  onOpen(): void
  onClose(by: string): void
  onRefuse(): void
  onBack(): void
}

/** The box that all kinds share; where it stands is not its concern. */
export function HelpPanel(props: PanelProps) {
  const { view, state, labels, pieces, onOpen } = props
  const { page } = state
  if (state.isClosed && pieces.Dot)
    return (
      <div class="panel" part="panel" data-dot>
        <pieces.Dot name={fillIn(labels.open, { title: state.title })} onOpen={onOpen} />
      </div>
    )
  return (
    <div
      class="panel"
      part="panel"
      role="dialog"
      aria-labelledby="title"
      aria-describedby="body"
      tabindex={-1}
      data-kind={view.kind}
      data-page={page && ''}
    >
      <div class="scroll">{page ? <page.Frame {...props} page={page} /> : <Content {...props} />}</div>
      <div class="arrow" part="arrow" />
    </div>
  )
}

function Content({ view, state, labels, pieces, linkTo, ...on }: PanelProps) {
  const { onAction, onUse, onClose, onRefuse } = on
  const { title, body, media, progress, buttons, note, extra, isDone } = state
  const actions = state.actions.filter(({ kind, ...action }) => {
    if ('href' in action && action.href !== undefined) return linkTo(action.href)
    // "Not now" makes no sense any more.
    return !isDone || (kind !== 'snooze' && kind !== 'dismiss')
  })
  const helping = actions.filter(({ kind }) => !QUIET_ACTIONS.includes(kind))
  const primary = helping.at(progress ? -1 : 0)
  return (
    <>
      <PanelHead {...{ title, labels, onClose }}>{pieces.Sign && <pieces.Sign tone={view.tone} />}</PanelHead>
      <div id="body" class="body" part="body">
        <Markdown blocks={body} newTab={labels.newTab} linkTo={linkTo} onFollow={() => onUse('link')} />
      </div>
      {media && pieces.Media && <pieces.Media media={media} addressOf={(href) => linkTo(href)?.href} />}
      {note && pieces.doing && <pieces.doing.Note {...note} />}
      {actions.length > 0 && (
        <div class="actions" part="actions">
          {progress && pieces.tour && <pieces.tour.Progress {...progress} labels={labels} />}
          {actions.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              primary={action === primary}
              state={buttons[action.id]}
              labels={labels}
              linkTo={linkTo}
              onPress={() => onAction(action)}
            />
          ))}
        </div>
      )}
      {extra}
      {view.refusable && (
        <button type="button" class="never" part="never" onClick={onRefuse}>
          {labels.never}
        </button>
      )}
    </>
  )
}
