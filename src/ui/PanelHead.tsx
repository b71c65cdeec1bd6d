import type { ComponentChildren } from 'preact'
import type { PanelProps } from './HelpPanel.tsx'
import { CROSS, icon } from './icons.tsx'

interface PanelHeadProps extends Pick<PanelProps, 'labels' | 'onClose'> {
  readonly title: string
  /** Before the title: a sign, or the way back. */
  readonly children?: ComponentChildren
}

/** What all pages of the panel begin with. */
export function PanelHead({ title, labels, onClose, children }: PanelHeadProps) {
  return (
    <div class="head">
      {children}
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
        {icon(CROSS)}
      </button>
    </div>
  )
}
