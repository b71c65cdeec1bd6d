import type { ActBody } from '../../core/observations/user.ts'
import { parentOf } from '../../core/tree/across.ts'
import { DOWN, UP } from '../../core/tree/direction.ts'
import { nameOf } from '../../core/tree/name.ts'
import { isEditor, isField, roleOf } from '../../core/tree/role.ts'
import { firstInside, isElement, type PageNode } from '../tree/pageNode.ts'
import { isPlace, readAddress, withoutHash } from './address.ts'
import { PART_SIZE } from './habits.ts'
import type { Meant } from './meant.ts'
import type { Rebuilt } from './rebuilt.ts'

/**
 * Whether silence after a press means something, as far as markup tells. What answers where no recording looks is
 * `unknown`, and nothing is said of it.
 */
export function judgePress({ element, origin, actionable }: Meant, page: Rebuilt): ActBody['judge'] {
  if (isNative(origin) || isNative(element)) return 'never'
  if (page.marks.isAmbient(element) || isOpaque(origin) || isOpaque(element)) return 'unknown'
  if (!actionable) return 'idle'
  if (leadsElsewhere(element, page.href) || isChosen(element) || isDragged(element) || isMenuOpen(element))
    return 'never'
  return leadsWithin(element, page.href) ||
    isBesidePixels(element) ||
    isBesideMoving(element, page) ||
    worksUnseen(element, page)
    ? 'unknown'
    : 'yes'
}

/** What it does may leave no trace in a recording; unless it breaks, for then it has done nothing. */
export function worksUnseen(element: PageNode, page: Rebuilt): boolean {
  return isAtNumber(element, page) || worksOutside(element, page)
}

/** As the page says it: by state, or by a class. */
export function isDisabled(element: PageNode): boolean {
  return element.matches(':disabled,[aria-disabled=true]') || element.classList.some((each) => OFF.test(each))
}

const OFF = /(^|[-_])disabled$/i

const NATIVE = 'html,body,select,select *,canvas,video,audio,embed,object'

function isNative(element: PageNode): boolean {
  const editor = element.closest('[contenteditable]')
  return element.matches(NATIVE) || isField(element) || (!!editor && isEditor(editor))
}

/** A frame, or a component into which rrweb could not see. */
function isOpaque(element: PageNode): boolean {
  const { localName } = element
  return /^i?frame$/.test(localName) || (localName.includes('-') && !element.shadowRoot)
}

function leadsElsewhere(element: PageNode, page: string): boolean {
  if (!element.matches('a[href],area[href]')) return false
  if (element.hasAttribute('download') || !/^(_self)?$/.test(element.getAttribute('target') ?? ''))
    return true
  const address = readAddress(element.getAttribute('href') ?? '', page)
  const isHere = address.href === page && (!address.href.includes('#') || isPlace(address.hash, element))
  return isHere || !/^(https?|javascript|file):$/.test(address.protocol)
}

/** The browser goes to that place by itself, and of that rrweb tells nothing. */
function leadsWithin(element: PageNode, page: string): boolean {
  if (!element.matches('a[href],area[href]')) return false
  const address = readAddress(element.getAttribute('href') ?? '', page)
  return withoutHash(address.href) === withoutHash(page) && isPlace(address.hash, element)
}

function isChosen(element: PageNode): boolean {
  const is = (name: string) => /^(?!false$)./.test(element.getAttribute(`aria-${name}`) ?? '')
  const isRadio = !!roleOf(element)?.endsWith('radio')
  const isChecked = element.checked ?? element.hasAttribute('checked')
  return (
    is('selected') ||
    is('current') ||
    (isRadio && (isChecked || is('checked'))) ||
    [element, parentOf(element)].some((each) => !!each && isMarkedAmongLikes(each))
  )
}

/** The dot of the slide that shows, the tab that is open: one of a kind bears a mark, and the others do not. */
function isMarkedAmongLikes(element: PageNode): boolean {
  const mark = element.classList.find((each) => CHOSEN.test(each))
  if (mark === undefined) return false
  let likes = 0
  for (let at = element.parent?.firstChild ?? null; at && likes < LIKES_READ; at = at.nextSibling) {
    if (at === element || at.localName !== element.localName) continue
    if (at.classList.includes(mark)) return false
    likes++
  }
  return likes > 0
}

const CHOSEN = /(^|[-_])(active|current|selected)$/i
const LIKES_READ = 100

function isDragged(element: PageNode): boolean {
  return element.matches('[draggable=true]')
}

/** The pointer has opened its menu before it was pressed. */
function isMenuOpen(element: PageNode): boolean {
  return element.matches('[aria-haspopup]:not([aria-haspopup=false])[aria-expanded=true]')
}

/**
 * Beside the one number of its group, which may be at its end; or a plus whose number is masked, so that nobody knows
 * whether the press has changed it.
 */
function isAtNumber(element: PageNode, { marks }: Rebuilt): boolean {
  const parent = parentOf(element)
  for (const group of [parent, parent && parentOf(parent)]) {
    const inside = group ? firstInside(group, 12) : []
    const fields = inside.filter((each) => each.matches(STEPPED))
    if (fields.length === 0) continue
    const [field] = fields as [PageNode]
    const isSilent = field.matches(STEPPED_SILENTLY) && !field.hasAttribute('aria-valuenow')
    const isNumber = isSilent || (field.matches(TELLING) && isAtEnd(field, nameOf(element, marks)))
    const buttons = inside.filter((each) => each.localName === 'button').length
    return fields.length === 1 && (isNumber || (buttons > 1 && isMasked(field)))
  }
  return false
}

const TELLING = '[role=spinbutton],[role=slider],[aria-valuenow]'
/** `stepUp()` gives neither an event nor a mutation. */
const STEPPED_SILENTLY = '[type=number],[type=range]'
const STEPPED = 'input:not([type=checkbox],[type=radio],[type=hidden]),[role=spinbutton],[role=slider]'

/** There is nowhere to go, as far as the button says where it leads. Of a number that is masked, any bound may be reached. */
function isAtEnd(field: PageNode, name = ''): boolean {
  const { now, min, max } = readRange(field)
  if (!Number.isFinite(now)) return Number.isFinite(min) || Number.isFinite(max)
  return (now === min && !UP.test(name)) || (now === max && !DOWN.test(name))
}

function readRange(field: PageNode) {
  const read = (name: string, otherwise = '') =>
    parseFloat(field.getAttribute(name) ?? field.getAttribute(`aria-value${name}`) ?? otherwise)
  const [low, high] = field.type === 'range' ? ['0', '100'] : []
  const value = parseFloat(field.value ?? field.getAttribute('value') ?? '')
  return { now: Number.isFinite(value) ? value : read('now'), min: read('min', low), max: read('max', high) }
}

/** A short value of which only stars are left. Our own recorder shows by its dots that one has changed. */
function isMasked(field: PageNode): boolean {
  return /^\*{1,4}$/.test(field.value ?? field.getAttribute('value') ?? '')
}

/** The zoom button of a map, the bold of an editor in a frame: pixels are not recorded. */
function isBesidePixels(element: PageNode): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = element
  const near = [before, before?.previousElementSibling, after, after?.nextElementSibling]
  if (near.some((each) => isElement(each) && isViewer(each))) return true
  return groupsOf(element, 3).some((group) => firstInside(group, 40).some(isViewer))
}

/** The lap of a running stopwatch: its answer is one change among many. */
function isBesideMoving(element: PageNode, { habits }: Rebuilt): boolean {
  return groupsOf(element, 2).some((group) => {
    const parts = [group, ...firstInside(group, PART_SIZE)]
    return parts.length <= PART_SIZE && parts.some(habits.isMoving)
  })
}

/** Of a size that is not known it may be a picture as well as a sparkline. */
function isViewer(element: PageNode): boolean {
  if (!element.matches('canvas,video,embed,object,iframe')) return false
  const [width, height] = ['width', 'height'].map((name) => parseFloat(element.getAttribute(name) ?? ''))
  return !(width! * height! < VIEWER_PIXELS)
}

const VIEWER_PIXELS = 200 * 150

/** What holds an element, short of the whole page. */
function groupsOf(element: PageNode, levels: number): PageNode[] {
  const groups: PageNode[] = []
  let around = parentOf(element)
  for (; groups.length < levels && around && around.localName !== 'body'; around = parentOf(around))
    groups.push(around)
  return groups
}

/** It copies, prints, saves or shows a popover: nothing in the page has to change for that. */
function worksOutside(element: PageNode, page: Rebuilt): boolean {
  const shown = element.getAttribute('popovertarget') ?? element.getAttribute('commandfor')
  const isThere = shown !== null && !!element.getRootNode().getElementById(shown)
  return isThere || OUTSIDE.test(wordsOf(element, page))
}

/** It gives a file, or opens a dialog of the browser: what nobody overlooks, and nobody needs many times over. */
export function givesFile(element: PageNode, page: Rebuilt): boolean {
  return FILE.test(wordsOf(element, page))
}

/** What people call it, and where that is masked what its author does. */
function wordsOf(element: PageNode, { marks }: Rebuilt): string {
  return [nameOf(element, marks), element.id, ...element.classList].join(' ').replace(/[-_]/g, ' ')
}

const FILE = /\b(print|download|export|save as)\b/i
const OUTSIDE = /\b(copy|copied|print|download|export|save as|full ?screen|open in|new (tab|window))\b/i
