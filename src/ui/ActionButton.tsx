import type { ButtonState } from './HelpPanel.tsx'
import { icon } from './icons.tsx'
import type { HelpLabels } from './labels.ts'
import type { Link } from './links.ts'
import { Anchor } from './Markdown.tsx'
import { readPlainText } from './readMarkdown.ts'
import { QUIET_ACTIONS, type HelpAction } from './view.ts'

export interface ActionButtonProps {
  readonly action: HelpAction
  readonly primary: boolean
  /** Where what it does stands, once it was pressed. */
  readonly state: ButtonState | undefined
  readonly labels: HelpLabels
  linkTo(href: string): Link | undefined
  onPress(): void
}

/** One action. It keeps its button, and with it the focus, whatever comes of it: it is never `disabled`. */
export function ActionButton({ action, primary, state, labels, linkTo, onPress }: ActionButtonProps) {
  const label = readPlainText(state?.label ?? action.label ?? labels.notNow)
  const filled = primary && !state?.isDone
  const look = {
    class: filled ? 'button primary' : QUIET_ACTIONS.includes(action.kind) ? 'button plain' : 'button',
    part: filled ? 'button primary' : 'button',
  }
  if (action.kind === 'link') {
    const link = linkTo(action.href)
    if (!link) return null
    return (
      <Anchor link={link} newTab={labels.newTab} {...look} onClick={onPress}>
        {label}
        {link.elsewhere && icon('M6 4h6v6m0-6-8 8')}
      </Anchor>
    )
  }
  const busy = !!state?.isBusy
  // The second press of a double click must not undo what the first one did.
  const press = (event: MouseEvent) => event.detail < 2 && onPress()
  // Nor must a key that is held down: the browser presses anew for each of its repeats.
  const hold = (event: KeyboardEvent) => event.repeat && event.key === 'Enter' && event.preventDefault()
  return (
    <button type="button" {...look} aria-busy={busy} aria-disabled={busy} onClick={press} onKeyDown={hold}>
      {busy && <span class="spinner" />}
      {label}
    </button>
  )
}
