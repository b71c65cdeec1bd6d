import { closestAcross, firstInside } from './across.ts'
import { listen } from './listen.ts'
import { isEditor } from '../core/tree/role.ts'
import type { Page, Sensor } from './sensor.ts'

/** Elements in what was marked that are looked at for an error. */
export const COPIED_READ = 40

/** What products call an error, where they do not mark it for screen readers. */
const ERRORS = '[role=alertdialog],[class*=error i],[class*=danger i],[class*=exception i]'

/** Text of an error was copied, as `copied` observations: where it stood, and never what it says. */
export const startErrorCopies: Sensor = (page) => {
  const onCopy = page.guard('errorCopies', ({ isTrusted }: Event) => {
    const selection = isTrusted ? page.window.document.getSelection() : null
    const error = selection?.type === 'Range' && findError(selection, page)
    const ignored = error && page.marks.ignored(error)
    if (!error || ignored === 'all' || !ignored) return
    const form = page.formOf(error)
    page.push({
      type: 'copied',
      at: page.now(),
      target: page.describe(error),
      ...(form !== undefined && { form }),
      ...(ignored.length > 0 && { ignored }),
    })
  })
  return { stop: listen(page.window, 'copy', onCopy) }
}

/** The error that the marked text lies in, or that lies in the marked text. */
function findError(selection: Selection, page: Page): Element | undefined {
  const { commonAncestorContainer: node } = selection.getRangeAt(0)
  const around = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
  // What somebody writes about errors is their work.
  if (!around || isEditor(around.closest('[contenteditable]') ?? around)) return undefined
  const outer = closestError(around, page)
  if (outer) return outer
  return firstInside(around, COPIED_READ).find(
    (element) => selection.containsNode(element, true) && isError(element, page),
  )
}

function closestError(element: Element, page: Page): Element | undefined {
  if (!page.marks.isError(element)) {
    const named = closestAcross(element, ERRORS)
    return named && !named.matches('html,body') ? named : undefined
  }
  return closestAcross(element, '[role=alert],[aria-live=assertive]') ?? element
}

function isError(element: Element, { marks }: Page): boolean {
  return element.matches(ERRORS) || marks.isError(element)
}
