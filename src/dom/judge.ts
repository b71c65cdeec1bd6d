import type { ActBody } from '../core/observation.ts'
import { firstInside, parentOf } from './across.ts'
import type { Meant } from './actionable.ts'
import { nameOf } from './name.ts'
import { roleOf } from './role.ts'
import type { Page } from './sensor.ts'

/**
 * Whether silence after a press means something. Asked when the press begins: afterwards a radio is checked
 * whether it was before or not. Where in doubt the page has the benefit: a false accusation costs the user an
 * interruption, a missed one nothing new.
 */
export function judgePress(origin: Element, meant: Meant, page: Page): ActBody['judge'] {
  const { element, actionable } = meant
  if (isNative(origin) || isNative(element) || origin.closest('select')) return 'never'
  if (page.marks.isAmbient(element) || isOpaque(origin) || isOpaque(element)) return 'unknown'
  if (!actionable) return 'idle'
  if (leadsElsewhere(element) || isChosen(element) || isAtEnd(element, page)) return 'never'
  return isBesidePixels(element) ? 'unknown' : 'yes'
}

/** The press met a scroll bar, which lies within the element but outside of its client area. */
export function isOnScrollbar(event: MouseEvent, element: Element): boolean {
  const { offsetX, offsetY } = event
  const isOutside = offsetX >= element.clientWidth || offsetY >= element.clientHeight
  return (
    isOutside && (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)
  )
}

export function isDisabled(element: Element): boolean {
  return element.matches(':disabled,[aria-disabled=true]')
}

/** A canvas of this many pixels is a picture that controls work on; a smaller one is a sparkline. */
export const VIEWER_PIXELS = 200 * 150

const NATIVE = /^(html|body|textarea|select|canvas|video|audio|embed|object)$/
const PRESSABLE_INPUT = /^(checkbox|radio|button|submit|reset|image)$/

/** What need not answer, or answers where no observer looks: the browser's own controls, pixels, the page. */
function isNative(element: Element): boolean {
  const { localName } = element
  if (localName === 'input') return !PRESSABLE_INPUT.test((element as HTMLInputElement).type)
  if (
    NATIVE.test(localName) ||
    /^(textbox|searchbox|slider|spinbutton|scrollbar)$/.test(roleOf(element) ?? '')
  )
    return true
  const editor = element.closest('[contenteditable]')
  return !!editor && editor.getAttribute('contenteditable') !== 'false'
}

/** A frame, or a component that keeps its inside to itself. */
function isOpaque(element: Element): boolean {
  const { localName } = element
  if (/^i?frame$/.test(localName)) return true
  return localName.includes('-') && !element.shadowRoot && !!customElements.get(localName)
}

/** A link whose work is not to be seen here: another window, a download, a mail, or the page one is on. */
function leadsElsewhere(element: Element): boolean {
  if (element.localName !== 'a' && element.localName !== 'area') return false
  const { href, target, protocol } = element as HTMLAnchorElement
  if (!href) return false
  const { location } = element.ownerDocument
  if (element.hasAttribute('download') || (target && target !== '_self')) return true
  if (!/^(https?|javascript|file|blob|about|data):/.test(protocol)) return true
  return href === location.href && !href.endsWith('#')
}

function isChosen(element: Element): boolean {
  const is = (name: string) => /^(?!false$)./.test(element.getAttribute(name) ?? '')
  if ((element as HTMLInputElement).type === 'radio') return (element as HTMLInputElement).checked
  return (
    is('aria-selected') || is('aria-current') || (!!roleOf(element)?.endsWith('radio') && is('aria-checked'))
  )
}

/** The plus beside a number that is at its maximum: there is nowhere to go. */
function isAtEnd(element: Element, page: Page): boolean {
  let group: Element | undefined = element
  for (let level = 0; level < 2; level++) {
    group = group && parentOf(group)
    const steppers = group ? firstInside(group, 12).filter(isStepper) : []
    if (steppers.length > 1) return false
    const { value, min, max } = readRange(steppers[0])
    if (value === max || value === min) {
      const name = nameOf(element, page.marks) ?? ''
      const isDown = /^[-−–‹<▼]|minus|decr|less|lower|prev|down|remove/i.test(name)
      const isUp = /^[+›>▲]|plus|incr|more|higher|next|up\b|add/i.test(name)
      return value === max ? !isDown : !isUp
    }
  }
  return false
}

function isStepper(element: Element): boolean {
  return element.matches('input[type=number],input[type=range],[role=spinbutton],[role=slider]')
}

function readRange(element: Element | undefined): { value?: number; min: number; max: number } {
  const read = (name: string) =>
    parseFloat(element?.getAttribute(name) ?? element?.getAttribute(`aria-value${name}`) ?? '')
  const isRange = (element as HTMLInputElement | undefined)?.type === 'range'
  const [min, max] = [read('min'), read('max')]
  const now = (element as HTMLInputElement | undefined)?.valueAsNumber ?? read('now')
  return { value: now, min: isRange && isNaN(min) ? 0 : min, max: isRange && isNaN(max) ? 100 : max }
}

/** The zoom button of a map, the colours of a painting program: their answer is pixels. */
function isBesidePixels(element: Element): boolean {
  let around = parentOf(element)
  for (
    let level = 0;
    around && level < 3 && around.localName !== 'body';
    level++, around = parentOf(around)
  ) {
    if (firstInside(around, 40).some(isViewer)) return true
  }
  return false
}

function isViewer(element: Element): boolean {
  const { localName, width = 0, height = 0 } = element as HTMLCanvasElement
  return (
    /^(video|embed|object)$/.test(localName) || (localName === 'canvas' && width * height >= VIEWER_PIXELS)
  )
}
