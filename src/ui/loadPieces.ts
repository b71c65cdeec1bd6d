import type { Offer } from '../core/decision.ts'
import type { InterventionConfig } from '../core/intervention.ts'
import type { Presentation } from './buildView.ts'
import type { Pieces } from './pieces.ts'

/** Texts in several languages, and such as are filled in: of what a help is made of, pictures alone are objects besides. */
const CHOSEN = /[^a]":\{|\{\{/
/** Actions that take their time. */
const DEEDS = ['remedy', 'article', 'handover']

/** Fetches what this help needs besides the widget. Without its picture or its colours it still helps; a tour without its steps not. */
export async function loadPieces(
  intervention: Exclude<InterventionConfig, { readonly kind: 'silent' }>,
  { messages = {}, theme = {} }: Partial<Pick<Presentation, 'messages' | 'theme'>> = {},
  { mayQuestion }: Pick<Offer, 'mayQuestion'> = {},
): Promise<Pieces> {
  const { kind } = intervention
  const contents = kind === 'tour' ? intervention.steps : [intervention]
  const wanted: (Pieces | false | undefined)[] = await Promise.all([
    contents.some(({ media }) => media) && import('./media/media.ts').catch(() => undefined),
    (Object.keys(messages).length > 0 || CHOSEN.test(JSON.stringify(intervention))) &&
      import('./words/words.ts'),
    kind === 'banner' && import('./banner/banner.ts'),
    kind === 'tour' && import('./tour/tour.ts'),
    kind === 'inline' && import('./inline/inline.ts'),
    contents.some(({ actions = [] }) => actions.some((action) => DEEDS.some((deed) => deed in action))) &&
      import('./doing/doing.ts'),
    'quiet' in intervention && import('./dot/dot.ts'),
    Object.keys(theme).length > 0 && import('./readable/dress.ts').catch(() => undefined),
    mayQuestion && import('./ask/ask.tsx').catch(() => undefined),
  ])
  const pieces = wanted.filter((piece) => !!piece)
  const css = pieces.map((piece) => piece.css).join('')
  const labels = Object.assign({}, ...pieces.map((piece) => piece.labels)) as Pieces['labels']
  return Object.assign({}, ...pieces, { css, labels }) as Pieces
}
