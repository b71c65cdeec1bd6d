import { findForm } from './formKey.ts'
import { findSigns, hashWords } from './formSigns.ts'
import type { FormAnswer, Page } from './sensor.ts'

/**
 * What became of a form that was sent by a full page load: is it on this page again, and does the page say
 * "no"? Looks when the document is read. Returns how to call it off.
 */
export function answerForm(page: Page, key: string, answer: (answer: FormAnswer) => void): () => void {
  const { document } = page.window
  const look = page.guard('forms', () => answer(lookForForm(page, key)))
  if (document.readyState !== 'loading') {
    look()
    return () => {}
  }
  document.addEventListener('DOMContentLoaded', look, { once: true })
  return () => document.removeEventListener('DOMContentLoaded', look)
}

function lookForForm(page: Page, key: string): FormAnswer {
  const { document, performance } = page.window
  const form = findForm(page, key)
  const load = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined
  const isBadStatus = (load?.responseStatus ?? 0) >= 400
  const isMarked = findSigns(page, form, document).length > 0
  const said = form ? hashWords(form) : []
  return {
    question: 'form',
    present: form !== undefined,
    refused: isMarked || isBadStatus,
    ...(said.length > 0 && { said }),
    by: isMarked ? 'page' : isBadStatus ? 'status' : 'page',
  }
}
