import { render } from 'preact'
import type { Frame } from '../frame.ts'
import { HelpPanel, type OpenPage, type PanelProps } from '../HelpPanel.tsx'
import { startPlacing } from '../placing.ts'
import { createShell } from '../shell.ts'
import { startShield } from '../shield.ts'
import { dress } from '../readable/dress.ts'
import { keepReadable } from '../readable/keepReadable.ts'
import { applyTheme } from '../theme.ts'

/** A page of ours beside help that the host draws. */
export interface OwnPage {
  enter(): void
  close(): void
}

export interface OwnPageOptions {
  readonly frame: Frame
  readonly page: OpenPage
  readonly css: string
  readonly linkTo: PanelProps['linkTo']
  close(): void
  /** The page was used; `by` says for what. */
  done(by: string): void
}

/** Shows a page that the host does not draw: as the widget would, in a corner, with the way back. */
export function openOwnPage({ frame, page, css, linkTo, close, done }: OwnPageOptions): OwnPage {
  const { view, labels, element, update, end, onProblem } = frame
  const shell = createShell({ ...view, label: labels.helpLandmark, container: element, css })
  startShield(shell.element)
  const { theme = {} } = view
  dress(shell, theme, onProblem)
  applyTheme(shell, theme, element)
  const props: PanelProps = {
    view: { ...view, kind: 'card' },
    state: { ...frame.state, page },
    labels,
    pieces: {},
    linkTo,
    onAction() {},
    onOpen() {},
    onRefuse() {},
    onUse: done,
    onDone: (by) => end('closed', by),
    onClose: close,
    onBack: () => update({ page: undefined }),
  }
  render(<HelpPanel {...props} />, shell.landmark)
  const panel = shell.landmark.firstElementChild as HTMLElement
  keepReadable(shell, panel, onProblem)
  if ('popover' in panel) {
    panel.popover = 'manual'
    panel.showPopover()
  }
  const placing = startPlacing({
    panel,
    edges: undefined,
    findAnchor: undefined,
    onLost() {},
    // What it stands in is looked after by whoever put it there.
    onGone() {},
  })
  return {
    enter: () => panel.focus({ preventScroll: true }),
    close() {
      placing.stop()
      render(null, shell.landmark)
      shell.element.remove()
    },
  }
}
