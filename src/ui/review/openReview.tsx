import type { HandoverDraft } from '../../handover/draft.ts'
import type { HelpPage, PageProps } from '../pages.ts'
import { Review } from './Review.tsx'
import { labels } from './labels.ts'
import { css } from './reviewStyle.ts'

/** What would be passed on, as a page within the help. */
export function openReview(draft: HandoverDraft, title: string, written = { text: '' }): HelpPage {
  const View = (props: PageProps) => (
    <Review {...{ draft, written }} words={{ ...labels, ...props.labels }} {...props} />
  )
  return { title, View, css }
}
