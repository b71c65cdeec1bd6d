import { firstInside, parentOf } from './across.ts'
import { changeOf, elementOf, RECORDS_READ, type Ambient } from './ambient.ts'
import type { Marks } from './sensor.ts'
import { isIn, TOOLTIP } from './zone.ts'

/** Where changes are weak, and what is remembered of them while a press is watched. */
export interface Scene {
  readonly marks: Marks
  readonly ambient: Ambient
  /** Where the press shows feedback. */
  readonly pressed: readonly Node[]
  /** The field that the focus left, and its wrappers. */
  readonly left: readonly Node[]
  /** Nodes that came since the press: their going is no news, nor what they do. */
  readonly fresh: WeakSet<Node>
  /** Changes of class or style on the pressed control: an answer if they last and are seen. */
  readonly suspects: Map<Element, Map<string, string | null>>
  /** An icon that took another's place in the pressed control: an answer if it stays. */
  readonly swaps: { came: Node; went: Node }[]
}

/** What a batch of changes says: nothing, "no", or that something was done. */
export type Verdict = 'failing' | 'real' | undefined

/**
 * Reads a batch of mutations. However many there are, it looks at the first and the last hundred: what answers
 * changes more than a corner of the page, and what is ambient comes first and last alike.
 */
export function judgeMutations(records: readonly MutationRecord[], scene: Scene): Verdict {
  const half = RECORDS_READ / 2
  const some = records.length <= RECORDS_READ ? records : [...records.slice(0, half), ...records.slice(-half)]
  let verdict: Verdict
  for (const record of some) {
    const element = elementOf(record.target)
    if (!element || isOffstage(element) || scene.ambient.isAmbient(element, changeOf(record))) continue
    const one = judgeRecord(record, element, scene)
    if (one === 'real') {
      scene.ambient.forget(element)
      return one
    }
    verdict ??= one
  }
  return verdict
}

/** The tokens of a class that are new or gone, but for those that only show where pointer and focus are. */
export function changedTokens(before: string | null, after: string | null): string[] {
  const [from, to] = [before, after].map((list) => new Set(list?.split(/\s+/).filter(Boolean)))
  return [...from!, ...to!].filter((token) => from!.has(token) !== to!.has(token) && !FEEDBACK.test(token))
}

/** Says where pointer and focus are, not what is the case. `active` and `pressed` may be either: they must last. */
export const FEEDBACK =
  /focus|hover|ripple|touch|visited|blur|pristine|dirty|activated|keyboard|mouse|pointer/i
/** Attributes that change nothing for anybody. */
const SILENT =
  /^(id|tabindex|nonce|rel|for|title|aria-(describedby|labelledby|controls|owns|activedescendant))$/
/** Attributes that say what is the case. */
const STATE =
  /^(aria-.+|disabled|checked|selected|open|hidden|value|src|srcset|href|xlink:href|d|readonly|inert)$/
/** Nodes that nobody sees. */
const UNSEEN = /^(script|style|link|meta|base|title|template|noscript)$/

function isOffstage(element: Element): boolean {
  // What shows on the page as a whole is compared with how it looked before: scripts that watch the kind of
  // pointer write their findings there.
  return /^(html|head)$/.test(element.localName) || UNSEEN.test(element.localName)
}

function judgeRecord(record: MutationRecord, element: Element, scene: Scene): Verdict {
  const { type, target, oldValue } = record
  const isLeft = isIn(scene.left, element)
  const isWeak = isLeft || isIn(scene.pressed, element)
  if (type === 'attributes') {
    if (element.closest(TOOLTIP)) return undefined
    const tone = judgeAttribute(record, element, scene)
    const isState = STATE.test(record.attributeName!)
    return isWeak && tone === 'real' && !isState ? suspect(record, element, isLeft, scene) : tone
  }
  if (type === 'characterData') {
    return (target as Text).data.trim() === oldValue?.trim() || scene.fresh.has(target)
      ? undefined
      : toneOf(element, scene)
  }
  const came = [...record.addedNodes].filter((node) => node.isConnected && isSeen(node, scene))
  const went = [...record.removedNodes].filter(
    (node) => !node.isConnected && isSeen(node, scene) && !scene.fresh.has(node),
  )
  for (const node of record.addedNodes) scene.fresh.add(node)
  if (isWeak) return judgeFeedback(came, went, element, isLeft, scene)
  if (came.length > 0) {
    const tones = came.map((node) => toneOf(elementOf(node) ?? element, scene))
    return tones.includes('real') ? 'real' : tones[0]
  }
  // An error that is taken away has not been dealt with: it is about to be said again.
  return went.some((node) => !isAlert(node) && !isTooltip(node) && !scene.marks.isError(element))
    ? toneOf(element, scene)
    : undefined
}

/** In a pressed control only another text or another icon says anything: ripples are neither. */
function judgeFeedback(came: Node[], went: Node[], element: Element, isLeft: boolean, scene: Scene): Verdict {
  const [before, after] = [went, came].map((nodes) =>
    nodes
      .map((node) => node.textContent)
      .join('')
      .trim(),
  )
  if (before !== after) return toneOf(element, scene)
  if (came[0] && went[0] && !isLeft) scene.swaps.push({ came: came[0], went: went[0] })
  return undefined
}

function judgeAttribute(
  { oldValue, attributeName }: MutationRecord,
  element: Element,
  scene: Scene,
): Verdict {
  const name = attributeName!
  const value = element.getAttribute(name)
  if (value === oldValue || SILENT.test(name) || FEEDBACK.test(name) || element.localName === 'body')
    return undefined
  if (name === 'aria-invalid') return value && value !== 'false' ? 'failing' : undefined
  if (name === 'class' && changedTokens(oldValue, value).length === 0) return undefined
  return toneOf(element, scene)
}

/** Feedback or a new state: whether it lasts will tell. */
function suspect(
  { oldValue, attributeName }: MutationRecord,
  element: Element,
  isLeft: boolean,
  scene: Scene,
): undefined {
  if (isLeft || scene.fresh.has(element)) return
  const attributes = scene.suspects.get(element) ?? new Map<string, string | null>()
  scene.suspects.set(element, attributes)
  if (!attributes.has(attributeName!)) attributes.set(attributeName!, oldValue)
}

/** Nobody sees a script, a comment, a hidden pixel of a click counter, a tooltip that goes, our own widget. */
function isSeen(node: Node, { marks }: Scene): boolean {
  if (node.nodeType === Node.TEXT_NODE) return !!(node as Text).data.trim()
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  const element = node as HTMLElement
  const { localName, hidden, style } = element
  if (UNSEEN.test(localName) || hidden || style?.display === 'none') return false
  return (
    !(/^(img|iframe)$/.test(localName) && (element as HTMLImageElement).width <= 1) &&
    !marks.isAmbient(element)
  )
}

/** "No", or something done. */
function toneOf(element: Element, { marks }: Scene): Verdict {
  if (marks.isError(element) || isBesideInvalid(element)) return 'failing'
  if (isAlert(element) && !element.textContent?.trim()) return undefined
  const error = firstInside(element, ERRORS_WITHIN).find((each) => marks.isError(each))
  // Nothing else than the error is in it.
  return error && error.textContent?.trim() === element.textContent?.trim() ? 'failing' : 'real'
}

/** Elements searched for an error in what has been added. */
const ERRORS_WITHIN = 12

function isTooltip(node: Node): boolean {
  const element = elementOf(node)
  return !!element && [element, ...firstInside(element, 3)].some((each) => each.matches(TOOLTIP))
}

function isAlert(node: Node): boolean {
  return !!elementOf(node)?.closest('[role=alert],[aria-live=assertive]')
}

/** In the wrapper of a field that is marked invalid: its message, its colour, its icon. */
function isBesideInvalid(element: Element): boolean {
  let around: Element | undefined = element
  for (let level = 0; around && level < 3; level++, around = parentOf(around)) {
    const fields = [around, ...firstInside(around, 16)].filter((each) => each.matches(FIELD))
    if (fields.length > 1) return false
    if (fields[0]) return fields[0].matches('[aria-invalid]:not([aria-invalid=false],[aria-invalid=""])')
  }
  return false
}

const FIELD = 'input,select,textarea,[role=textbox],[role=combobox]'
