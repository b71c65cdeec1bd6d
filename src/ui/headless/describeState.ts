import type { Offer } from '../../core/decision.ts'
import type { PanelState } from '../HelpPanel.tsx'
import type { HelpLabels } from '../labels.ts'
import type { Link } from '../links.ts'
import { readPlainText } from '../readMarkdown.ts'
import { keepAllowed } from './keepAllowed.ts'
import type { HelpAction, HelpContent, HelpView, Media } from '../view.ts'
import type { RenderedAction, RenderedIntervention } from './render.ts'

export interface StateOptions {
  readonly view: HelpView
  readonly content: HelpContent
  readonly state: PanelState
  readonly labels: HelpLabels
  readonly offer: Offer
  readonly container: HTMLElement
  linkTo(href: string): Link | undefined
}

/** Help on the screen as plain data, for whoever draws it. What may not be followed is not in it. */
export function describeState(options: StateOptions): RenderedIntervention {
  const { view, content, state, labels, offer, container, linkTo } = options
  const { title, body, media, actions, progress, note, extra } = state
  return {
    id: offer.id,
    intervention: offer.intervention,
    kind: view.kind,
    container,
    anchor: () => content.anchor?.(),
    title,
    body: keepAllowed(body, linkTo),
    ...describeMedia(media, linkTo),
    actions: actions.flatMap((action) => describeAction(action, state, labels, linkTo)),
    ...(progress && { progress: { step: progress.at + 1, of: progress.of } }),
    ...(view.edge && { at: view.edge }),
    ...(view.tone && { tone: view.tone }),
    isClosed: state.isClosed ?? false,
    ...(note && { note }),
    ...(extra !== undefined && { question: extra === true ? ('asked' as const) : ('answered' as const) }),
    refusable: view.refusable ?? false,
    labels,
  }
}

function describeMedia(media: Media | undefined, linkTo: StateOptions['linkTo']): { readonly media?: Media } {
  if (!media) return {}
  const { src: from, captions: spoken, poster: first, ...words } = media
  const address = (href: string | undefined) => (href === undefined ? undefined : linkTo(href)?.href)
  const [src, captions, poster] = [from, spoken, first].map(address)
  // What makes it a video is its captions.
  if (src === undefined || (spoken !== undefined && captions === undefined)) return {}
  return {
    media: {
      ...words,
      src,
      ...(captions !== undefined && { captions }),
      ...(poster !== undefined && { poster }),
    },
  }
}

function describeAction(
  action: HelpAction,
  { buttons }: PanelState,
  labels: HelpLabels,
  linkTo: StateOptions['linkTo'],
): RenderedAction[] {
  const { id } = action
  const button = buttons[id]
  const given = 'href' in action ? action.href : undefined
  const href = given === undefined ? undefined : linkTo(given)?.href
  if (given !== undefined && href === undefined) return []
  return [
    {
      id,
      kind: action.kind === 'page' ? (given === undefined ? 'handover' : 'article') : action.kind,
      label: readPlainText(button?.label ?? action.label ?? labels.notNow),
      ...(href !== undefined && { href }),
      isBusy: button?.isBusy ?? false,
      isDone: button?.isDone ?? false,
    },
  ]
}
