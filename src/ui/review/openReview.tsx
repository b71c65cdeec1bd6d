import type { HandoverDraft } from '../../handover/draft.ts'
import type { Frame } from '../frame.ts'
import type { HelpPage, PageProps } from '../pages.ts'
import { Review } from './Review.tsx'
import { labels } from './labels.ts'
import type { Written } from './review.ts'
import { css } from './reviewStyle.ts'

/** What would be passed on, as a page within the help. */
export function openReview(
  draft: HandoverDraft,
  title: string,
  written: Written = { text: '' },
  frame?: Frame,
): HelpPage {
  const View = (props: PageProps) => (
    <Review {...{ draft, written, frame }} words={{ ...labels, ...props.labels }} {...props} />
  )
  return { title, View, css }
}
