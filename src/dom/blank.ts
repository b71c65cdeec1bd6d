import type { Millis } from '../core/time.ts'
import { watchMoves } from './moves.ts'
import { hasOpenRequest } from './requestLog.ts'
import type { Sensor } from './sensor.ts'

/** An app that shows nothing by then, not even that it is loading, has broken. */
export const BLANK_AFTER: Millis = 3000
/** While something is still being fetched it is looked at again, so often. */
export const BLANK_LOOKS = 4
/** A page that hides so many elements before the first that can be seen is not judged. */
export const BLANK_ELEMENTS = 400

/** Looks, once a page or route has had its time, whether there is anything to be seen on it. */
export const startBlank: Sensor = (page) => {
  const { window } = page
  const { document } = window
  let looks = 0
  let timer: number | undefined
  let place = ''

  const look = page.guard('blank', () => {
    if (document.hidden || isSomethingSeen(document)) return
    const isBusy = document.readyState !== 'complete' || hasOpenRequest(page, page.now() - 30_000)
    if (isBusy && ++looks < BLANK_LOOKS) timer = window.setTimeout(look, BLANK_AFTER)
    else if (!isBusy) page.push({ type: 'blank', at: page.now() })
  })
  const begin = () => {
    if (window.location.href === place) return
    place = window.location.href
    looks = 0
    window.clearTimeout(timer)
    timer = window.setTimeout(look, BLANK_AFTER)
  }
  begin()
  const stop = watchMoves(page, begin)
  return {
    stop() {
      window.clearTimeout(timer)
      stop()
    },
  }
}

const SEEN = /^(img|svg|canvas|video|iframe|object|embed|input|button|textarea|select|progress|meter)$/

/** The first element with a text, a picture or a control that takes up room; most pages have one at once. */
function isSomethingSeen({ body }: Document): boolean {
  if (!body) return false
  const elements = body.getElementsByTagName('*')
  for (let i = 0; i < elements.length; i++) {
    if (i >= BLANK_ELEMENTS) return true
    const element = elements[i]!
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && !!node.nodeValue?.trim())
    const isShown =
      SEEN.test(element.localName) || element.shadowRoot !== null || element.localName.includes('-')
    if (!isShown && (!hasText || /^(script|style|noscript|template)$/.test(element.localName))) continue
    const { width, height } = element.getBoundingClientRect()
    if (width > 1 && height > 1) return true
  }
  return [...body.childNodes].some((node) => node.nodeType === 3 && !!node.nodeValue?.trim())
}
