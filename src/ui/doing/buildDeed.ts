import type { ActionConfig } from '../../core/intervention.ts'
import { readPlainText } from '../readMarkdown.ts'
import type { Telling } from '../buildView.ts'
import type { Frame } from '../frame.ts'
import type { Written } from '../review/review.ts'
import type { HelpAction } from '../view.ts'
import { isWritten } from './isWritten.ts'

/** What the page can do for the user; what it cannot is left out, and told of. */
export function buildDeed(
  action: ActionConfig,
  id: string,
  label: string,
  { say, remedy, handover, host }: Telling,
): HelpAction[] {
  const missing = (what: string, name: string, option: string) => {
    const message = `Failed to offer "${name}": no ${what} of that name was given to createUnstuck({ ${option} }).`
    host.onProblem(new Error(message))
    return []
  }
  if ('handover' in action) {
    const open = handover(action.handover)
    if (!open) return missing('handover', action.handover, 'handover')
    // What is written into a review that is left is there when it is opened again, and so is what is under way.
    const written: Written = { text: '' }
    const load = async (frame: Frame) => {
      const [{ openReview }, draft] = await Promise.all([
        import('../review/openReview.tsx'),
        written.draft ?? open(),
      ])
      return openReview(draft, readPlainText(label), written, frame)
    }
    const draft = () => {
      written.isTheirs = true
      return open()
    }
    return [{ kind: 'page', id, label, load, draft, isWritten: () => isWritten(written) }]
  }
  if ('article' in action) {
    const { article: href } = action
    const load = async () => {
      const { openArticle } = await import('../article/openArticle.ts')
      return openArticle(href, readPlainText(label), host.onProblem)
    }
    return [{ kind: 'page', id, label, href, load }]
  }
  if (!('remedy' in action)) return []
  const { done, failed, auto } = action
  const found = remedy(action.remedy, auto ?? false)
  if (!found) return missing('remedy', action.remedy, 'remedies')
  const [worked, broke] = [done, failed].map((text) => text && say(text))
  const words = { ...(worked && { done: worked }), ...(broke && { failed: broke }) }
  return [{ kind: 'remedy', id, label, ...words, ...found }]
}
