import type { ActBody } from '../core/observations/user.ts'
import { childrenOf, firstInside, parentOf } from './across.ts'
import type { Meant } from './actionable.ts'
import { ambientOf, PART_SIZE } from './ambient.ts'
import { DOWN, UP } from '../core/tree/direction.ts'
import { nameOf } from '../core/tree/name.ts'
import { isPlace } from './place.ts'
import { isEditor, isField, isPressable, roleOf } from '../core/tree/role.ts'
import type { Page } from './sensor.ts'

/**
 * Whether silence after a press means something. Asked when the press begins: afterwards a radio is checked
 * whether it was before or not. Where in doubt the page has the benefit: a false accusation costs the user an
 * interruption, a missed one nothing new.
 */
export function judgePress(
  { element, origin, actionable }: Meant,
  page: Page,
  event?: MouseEvent,
): ActBody['judge'] {
  const both = origin === element ? [element] : [origin, element]
  if (both.some(isNative)) return 'never'
  if (page.marks.isAmbient(element) || both.some(isOpaque)) return 'unknown'
  if (event && !isPressable(element) && isOnScrollbar(event, origin)) return 'never'
  if (!actionable) return 'idle'
  if (leadsElsewhere(element) || isChosen(element) || isAtEnd(element, page)) return 'never'
  if (isDragged(element) || isMenuOpen(element)) return 'never'
  return isBesidePixels(element) || isBesideMoving(element, page) ? 'unknown' : 'yes'
}

/** Libraries of which the arrow at the end is no real button say it by a class: `swiper-button-disabled`, `disabled`. */
export function isDisabled(element: Element): boolean {
  return (
    element.matches(':disabled,[aria-disabled=true]') || [...element.classList].some((each) => OFF.test(each))
  )
}

const OFF = /(^|[-_])disabled$/i

/** A canvas or frame this large is a picture that controls work on; a smaller one is a sparkline. */
export const VIEWER_PIXELS = 200 * 150

const NATIVE = 'html,body,select,select *,canvas,video,audio,embed,object'

/** What need not answer, or answers where no observer looks: the browser's own controls, pixels, the page. */
function isNative(element: Element): boolean {
  const editor = element.closest('[contenteditable]')
  return element.matches(NATIVE) || isField(element) || (!!editor && isEditor(editor))
}

/** A scroll bar lies within its element, but outside of the client area. An inline box has none, and in Firefox scrolls by its own size. */
function isOnScrollbar({ offsetX, offsetY }: MouseEvent, element: Element): boolean {
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
  if (clientWidth + clientHeight === 0) return false
  const isOutside = offsetX >= clientWidth || offsetY >= clientHeight
  return isOutside && (scrollHeight > clientHeight || scrollWidth > clientWidth)
}

/** A frame, or a component that keeps its inside to itself. */
function isOpaque(element: Element): boolean {
  const { localName } = element
  if (/^i?frame$/.test(localName)) return true
  return localName.includes('-') && !element.shadowRoot && !!customElements.get(localName)
}

/** A link whose work is not to be seen here: another window, a download, a mail, or the page one is on. */
function leadsElsewhere(element: Element): boolean {
  const { href, target, protocol, hash } = element as HTMLAnchorElement
  const { location } = element.ownerDocument
  if (!element.matches('a[href],area[href]') || typeof href !== 'string') return false
  if (element.hasAttribute('download') || !/^(_self)?$/.test(target)) return true
  const isHere = href === location.href && (!href.includes('#') || isPlace(hash, element.ownerDocument))
  return isHere || ![location.protocol, 'http:', 'https:', 'javascript:'].includes(protocol)
}

function isChosen(element: Element): boolean {
  const is = (name: string) => /^(?!false$)./.test(element.getAttribute(`aria-${name}`) ?? '')
  const isRadio = !!roleOf(element)?.endsWith('radio')
  return (
    is('selected') ||
    is('current') ||
    (isRadio && ((element as HTMLInputElement).checked || is('checked'))) ||
    [element, parentOf(element)].some((each) => !!each && isMarkedAmongLikes(each))
  )
}

/** The dot of the slide that shows, the tab that is open: one of a kind bears a mark, and the others do not. */
function isMarkedAmongLikes(element: Element): boolean {
  const mark = [...element.classList].find((each) => CHOSEN.test(each))
  if (!mark) return false
  const likes = childrenOf(parentOf(element)).filter(
    (each) => each !== element && each.localName === element.localName,
  )
  return likes.length > 0 && !likes.some((each) => each.classList.contains(mark))
}

const CHOSEN = /(^|[-_])(active|current|selected)$/i

/** A handle or a splitter shows by its cursor that it wants to be dragged. */
function isDragged(element: Element): boolean {
  return element.matches('[draggable=true]') || /grab|move|resize/.test(getComputedStyle(element).cursor)
}

/** The pointer has opened its menu before it was pressed: there is nothing left to do. */
function isMenuOpen(element: Element): boolean {
  if (element.matches('[aria-haspopup]:not([aria-haspopup=false])[aria-expanded=true]')) return true
  const menu = element.nextElementSibling
  if (!menu?.matches('ul,ol,menu,[role=menu],[class*=menu i],[class*=dropdown i]')) return false
  const { position, visibility } = getComputedStyle(menu)
  return /absolute|fixed/.test(position) && visibility === 'visible' && menu.clientHeight > 0
}

/** The plus beside a number that is at its maximum: there is nowhere to go. */
function isAtEnd(element: Element, page: Page): boolean {
  const groups = [parentOf(element), parentOf(parentOf(element) ?? element)]
  const near = groups.map((group) => (group ? firstInside(group, 12).filter(isStepper) : []))
  const steppers = near.find(({ length }) => length > 0) ?? []
  const { now, min, max } = readRange(steppers[0])
  if (steppers.length !== 1 || (now !== min && now !== max)) return false
  const name = nameOf(element, page.marks) ?? ''
  return !(now === max ? DOWN : UP).test(name)
}

function isStepper(element: Element): boolean {
  const { localName, type } = element as HTMLInputElement
  return (
    (localName === 'input' && /^(number|range)$/.test(type)) ||
    /^(spinbutton|slider)$/.test(element.getAttribute('role') ?? '')
  )
}

function readRange(element: Element | undefined) {
  const { valueAsNumber, type } = (element ?? {}) as Partial<HTMLInputElement>
  const read = (name: string, otherwise?: number) =>
    parseFloat(element?.getAttribute(name) ?? element?.getAttribute(`aria-value${name}`) ?? `${otherwise}`)
  const [low, high] = type === 'range' ? [0, 100] : []
  return { now: valueAsNumber ?? read('now'), min: read('min', low), max: read('max', high) }
}

/** The zoom button of a map, the bold of an editor in a frame: their answer is not to be seen from here. */
function isBesidePixels(element: Element): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = element
  const near = [before, before?.previousElementSibling, after, after?.nextElementSibling]
  if (near.some((each) => !!each && isViewer(each))) return true
  return groupsOf(element, 3).some((group) => firstInside(group, 40).some(isViewer))
}

/** The lap of a running stopwatch, the pause of a ticker: their answer is one change among many. */
function isBesideMoving(element: Element, page: Page): boolean {
  const ambient = ambientOf(page)
  return (
    !!ambient &&
    groupsOf(element, 2).some((group) => {
      const parts = [group, ...firstInside(group, PART_SIZE)]
      return parts.length <= PART_SIZE && parts.some(ambient.isMoving)
    })
  )
}

/** What holds an element, short of the whole page. */
function groupsOf(element: Element, levels: number): Element[] {
  const groups: Element[] = []
  let around = parentOf(element)
  for (; groups.length < levels && around && around.localName !== 'body'; around = parentOf(around))
    groups.push(around)
  return groups
}

function isViewer(element: Element): boolean {
  return PICTURE.test(element.localName) && element.clientWidth * element.clientHeight >= VIEWER_PIXELS
}

const PICTURE = /^(canvas|video|embed|object|iframe)$/
