import type { Offer } from '../core/decision.ts'
import type { ContentConfig, InterventionConfig, Text, ThemeConfig } from '../core/intervention.ts'
import type { HandoverDraft } from '../handover/draft.ts'
import { buildActions } from './buildActions.ts'
import { findBySelector } from './findBySelector.ts'
import type { Dialogs } from './follow.ts'
import type { Pieces } from './pieces.ts'
import type { Traits } from './words/fillIn.ts'
import type { HelpContent, HelpHost, HelpView, RemedyAction } from './view.ts'

/** What an offer needs from the page and from its host to become help on the screen. */
export interface Presentation {
  readonly offer: Offer
  readonly intervention: Exclude<InterventionConfig, { readonly kind: 'silent' }>
  /** As {@link loadPieces} has loaded them. */
  readonly pieces: Pieces
  readonly traits: Traits
  /** Wanted languages, the best first. */
  readonly locales: readonly string[]
  /** The element that the signal is about, as it is now. */
  find(): Element | undefined
  /** The host's open dialog that holds it. */
  readonly container?: Element | undefined
  readonly dialogs: Omit<Dialogs, 'find'>
  /** A remedy of the host's, and how it went if it has run by itself; `undefined` where there is none of that name. */
  remedy(name: string, auto: boolean): Pick<RemedyAction, 'run' | 'undo' | 'phase'> | undefined
  /** What would be passed on, for the user to review; `undefined` where there is nobody of that name. */
  handover(name: string): (() => Promise<HandoverDraft>) | undefined
  readonly allowLinks: readonly string[]
  readonly theme: ThemeConfig
  readonly messages: { readonly [key: string]: Text }
  readonly nonce?: string | undefined
  readonly shortcut?: string | undefined
  readonly host: HelpHost
}

/** What the building of its parts needs besides. */
export interface Telling extends Presentation {
  /** In the user's language, with what is known of them. */
  say(text: Text): string
}

/** What an offer says, in the user's language, with what the page can do about it. */
export function buildView(presentation: Presentation): HelpView {
  const { offer, intervention, pieces } = presentation
  const { kind } = intervention
  const words = pieces.words?.(presentation)
  const telling: Telling = {
    ...presentation,
    // Without its piece it is one text, for everybody.
    say: (text) => (words ? words.say(text) : (text as string)).trim(),
  }
  const build = (content: ContentConfig & { readonly anchor?: string }, anchor?: string, prefix = '') =>
    buildContent(content, telling, anchor, prefix)
  const contents = (
    kind === 'tour'
      ? intervention.steps.map((step, i) => build(step, step.anchor, `step-${i + 1}-`))
      : [build(intervention, kind === 'tip' ? (intervention.anchor ?? 'signal') : undefined)]
  ).filter(({ title, body, media }) => title || body || media)
  if (!contents[0]) throw new Error('it says nothing to this user')
  return {
    ...presentation,
    ...contents[0],
    ...(kind === 'tour' && { steps: contents }),
    ...('quiet' in intervention && intervention.quiet && { quiet: true }),
    ...(kind === 'banner' && { edge: intervention.at, tone: intervention.tone }),
    ...(kind === 'inline' && { slot: () => findBySelector(intervention.slot) }),
    // The all-clear says what is well again; what was wrong is no news.
    ...(offer.content?.tone === 'good' && { title: contents[0].body, body: '' }),
    id: offer.id,
    kind,
    // News of an incident is of no kind that could be offered again.
    refusable: offer.rule !== undefined && !offer.content,
    dialogs: { ...presentation.dialogs, find: presentation.find },
    ...words?.marked,
  }
}

function buildContent(
  { media, actions = [], ...words }: ContentConfig,
  telling: Telling,
  anchor: string | undefined,
  prefix: string,
): HelpContent {
  const { say, find, pieces } = telling
  const [title, body] = [say(words.title), say(words.body)]
  return {
    title,
    body,
    actions: buildActions(actions, telling, prefix),
    ...(media && pieces.buildMedia && { media: pieces.buildMedia(media, telling, title) }),
    ...(anchor !== undefined && {
      anchor: anchor === 'signal' ? find : () => findBySelector(anchor),
    }),
  }
}
