import { NewTabIcon } from './icons.tsx'
import type { HelpLabels } from './labels.ts'
import type { Link } from './links.ts'
import { Anchor } from './Markdown.tsx'
import { readPlainText } from './readMarkdown.ts'
import type { Remedy } from './remedy.ts'
import type { HelpAction } from './view.ts'

export interface ActionButtonProps {
  readonly action: HelpAction
  readonly primary: boolean
  readonly remedy: Remedy
  readonly labels: HelpLabels
  linkTo(href: string): Link | undefined
  onPress(): void
}

/**
 * One action. A remedy keeps its button, and with it the focus, through all its phases: busy, undo, try again.
 * It is never `disabled`, which would drop the focus.
 */
export function ActionButton({ action, primary, remedy, labels, linkTo, onPress }: ActionButtonProps) {
  const label = readPlainText(labelOf(action, remedy, labels))
  const filled = primary && remedy.phase !== 'done'
  const look = {
    class: filled
      ? 'button primary'
      : action.kind === 'link' || action.kind === 'remedy'
        ? 'button'
        : 'button plain',
    part: filled ? 'button primary' : 'button',
  }

  if (action.kind === 'link') {
    const link = linkTo(action.href)
    if (!link) return null
    return (
      <Anchor link={link} newTab={labels.newTab} {...look} onClick={onPress}>
        {label}
        {link.elsewhere && <NewTabIcon />}
      </Anchor>
    )
  }
  const busy = remedy.phase === 'busy'
  // The second press of a double click must not undo what the first one did.
  const press = (event: MouseEvent) => event.detail < 2 && onPress()
  return (
    <button type="button" {...look} aria-busy={busy} aria-disabled={busy} onClick={press}>
      {busy && <span class="spinner" />}
      {label}
    </button>
  )
}

function labelOf(action: HelpAction, { phase, doing }: Remedy, labels: HelpLabels): string {
  if (action.kind !== 'remedy') return action.label ?? labels.notNow
  if (phase === 'failed') return labels.retry
  if (phase === 'done') return action.undo ? labels.undo : labels.close
  return doing === 'undo' ? labels.undo : action.label
}
