import { ActionButton } from './ActionButton.tsx'
import { CloseIcon, DoneIcon, FailedIcon } from './icons.tsx'
import type { HelpLabels } from './labels.ts'
import type { Link } from './links.ts'
import { Markdown } from './Markdown.tsx'
import type { Block } from './readMarkdown.ts'
import { type Remedy, untouched } from './remedy.ts'
import type { HelpAction } from './view.ts'

/** What the panel shows: the view, read once, and what has happened since. */
export interface PanelState {
  readonly title: string
  readonly body: readonly Block[]
  readonly actions: readonly HelpAction[]
  readonly remedies: { readonly [action: string]: Remedy }
  readonly note?: Note | undefined
}

export interface Note {
  readonly tone: 'done' | 'failed'
  readonly text: string
}

export interface PanelProps {
  readonly state: PanelState
  readonly labels: HelpLabels
  readonly refusable: boolean
  linkTo(href: string): Link | undefined
  onAction(action: HelpAction): void
  onFollow(): void
  onClose(by: string): void
  onRefuse(): void
}

/** The box that `tip` and `card` share; where it stands is not its concern. */
export function HelpPanel({ state, labels, refusable, linkTo, ...on }: PanelProps) {
  const { onAction, onFollow, onClose, onRefuse } = on
  const { title, body, remedies, note } = state
  const isDone = Object.values(remedies).some(({ phase }) => phase === 'done')
  const actions = state.actions.filter((action) => {
    if (action.kind === 'link') return linkTo(action.href)
    // "Not now" makes no sense any more.
    return action.kind === 'remedy' || !isDone
  })
  const primary = actions.find(({ kind }) => kind === 'link' || kind === 'remedy')
  return (
    <div
      class="panel"
      part="panel"
      role="dialog"
      aria-labelledby="title"
      aria-describedby="body"
      tabindex={-1}
    >
      <div class="scroll">
        <div class="head">
          <h2 id="title" part="title">
            {title}
          </h2>
          <button
            type="button"
            class="close"
            part="close"
            aria-label={labels.close}
            onClick={() => onClose('close')}
          >
            <CloseIcon />
          </button>
        </div>
        <div id="body" class="body" part="body">
          <Markdown blocks={body} newTab={labels.newTab} linkTo={linkTo} onFollow={onFollow} />
        </div>
        {note && (
          <p class="note" part="note" data-tone={note.tone}>
            {note.tone === 'done' ? <DoneIcon /> : <FailedIcon />}
            {note.text}
          </p>
        )}
        {actions.length > 0 && (
          <div class="actions" part="actions">
            {actions.map((action) => (
              <ActionButton
                key={action.id}
                action={action}
                primary={action === primary}
                remedy={remedies[action.id] ?? untouched}
                labels={labels}
                linkTo={linkTo}
                onPress={() => onAction(action)}
              />
            ))}
          </div>
        )}
        {refusable && (
          <button type="button" class="never" part="never" onClick={onRefuse}>
            {labels.never}
          </button>
        )}
      </div>
      <div class="arrow" part="arrow" />
    </div>
  )
}
