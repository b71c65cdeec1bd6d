import {
  changedTokens,
  FEEDBACK,
  HIDDEN,
  REFUSAL,
  SILENT,
  STATE,
  TOOLTIP,
  UNSEEN,
} from '../core/tree/changes.ts'
import { isAlert, isTip, toneOf, type Inside, type Verdict } from '../core/tree/tone.ts'
import { firstInside } from './across.ts'
import { changeOf, elementOf, RECORDS_READ, type Ambient, type Change } from './ambient.ts'
import type { Marks } from './sensor.ts'
import { isIn } from './zone.ts'

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
  /** What is known to change all the time, and what is known not to. */
  readonly habitual: WeakMap<Element, { [K in Change]?: boolean }>
  /** Changes on the pressed control that may be feedback or a new state: whether they last will tell. */
  readonly suspects: Suspect[]
}

/** An attribute that had another value, or an icon in the place of another. */
export interface Suspect {
  readonly node: Node
  readonly name: string
  readonly old: string | null | Node
}

/**
 * Reads a batch of mutations. However many there are, it looks at the first and the last hundred: what answers
 * changes more than a corner of the page, and what is ambient comes first and last alike.
 *
 * `isHandled`: a listener of the press itself made them. What it does to a carousel is no habit of the carousel.
 */
export function judgeMutations(
  records: readonly MutationRecord[],
  scene: Scene,
  isHandled: boolean,
): Verdict {
  const some = endsOf(records, RECORDS_READ)
  let verdict: Verdict
  for (const record of some) {
    const element = elementOf(record.target)
    if (!element) continue
    // Asked first: a ticker is most of what there is to read on a page that has one.
    const isHabit = isHabitual(element, changeOf(record), scene)
    if (isHabit && (!isHandled || scene.marks.isAmbient(element))) continue
    // What is in no page any more is seen by nobody; that it went is told by where it was.
    if (!element.isConnected || element.matches(isHandled ? OFFSTAGE_BUT_TITLE : OFFSTAGE)) continue
    if (!isHandled && isRound(record, element, some, scene)) continue
    const one = judgeRecord(record, element, scene)
    if (one && !record.attributeName && element.childElementCount === 0) spoken.add(element)
    if (one === 'real') {
      if (!isHabit) scene.ambient.forget(element)
      noteTips(some)
      return one
    }
    record.addedNodes.forEach((node) => scene.fresh.add(node))
    if (verdict !== 'failing') verdict = one ?? verdict
  }
  return verdict
}

/** Nothing is learnt while a press is watched, so what is ambient once stays so until its answer. */
function isHabitual(element: Element, change: Change, { ambient, habitual }: Scene): boolean {
  const known = habitual.get(element) ?? {}
  habitual.set(element, known)
  return (known[change] ??= ambient.isAmbient(element, change))
}

/** Also where something else has answered first: what a press takes away later may be one of them. */
function noteTips(records: readonly MutationRecord[]): void {
  const came = records.flatMap(({ addedNodes }) => endsOf(addedNodes, NODES_SEEN))
  for (const node of endsOf(came, NODES_SEEN)) if (isTip(elementOf(node), inside)) tipsOfPresses.add(node)
}

/** A carousel that turns by itself, and for that brings the slide that it has left behind to its other end. */
function isRound(
  { addedNodes }: MutationRecord,
  element: Element,
  records: readonly MutationRecord[],
  { ambient }: Scene,
): boolean {
  if (!ambient.isAmbient(element, 'look')) return false
  const isBack = (node: Node) => records.some((each) => [...each.removedNodes].includes(node))
  return addedNodes.length > 0 && [...addedNodes].every(isBack)
}

/**
 * What shows on the page as a whole is compared with how it looked before: scripts that watch the kind of
 * pointer write their findings there.
 */
const OFFSTAGE = `html,${UNSEEN}`
const OFFSTAGE_BUT_TITLE = `:is(${OFFSTAGE}):not(title)`

function judgeRecord(record: MutationRecord, element: Element, scene: Scene): Verdict {
  const { attributeName, target, oldValue, addedNodes, removedNodes } = record
  const { fresh, left, pressed } = scene
  const isLeft = isIn(left, element)
  const isWeak = isLeft || isIn(pressed, element)
  if (attributeName) {
    const tone = judgeAttribute(attributeName, oldValue, element, scene)
    if (!isWeak || tone !== 'real' || STATE.test(attributeName)) return tone
    return isLeft || fresh.has(element) ? undefined : suspect(scene, element, attributeName, oldValue)
  }
  if (oldValue !== null) {
    const isNew = (target as Text).data.trim() !== oldValue.trim() && !fresh.has(target)
    return isNew || isSaidAgain(element, scene) ? toneOf(element, scene.marks, inside) : undefined
  }
  const came = endsOf(addedNodes, NODES_SEEN).filter((node) => node.isConnected && isSeen(node, scene))
  const gone = endsOf(removedNodes, NODES_SEEN).filter((node) => !node.isConnected && isSeen(node, scene))
  const went = gone.filter((node) => !fresh.has(node))
  // Rendered anew, and the same: the second time, too.
  if (came.length > 0 && came.length === gone.length && came.every((node, i) => node.isEqualNode(gone[i]!)))
    return isSaidAgain(element, scene) ? toneOf(element, scene.marks, inside) : undefined
  if (isWeak) {
    // In a pressed control only another text or another icon says anything: ripples are neither.
    const [before, after] = [gone, came].map((nodes) =>
      nodes
        .map(({ textContent }) => textContent)
        .join('')
        .trim(),
    )
    if (before !== after) return toneOf(element, scene.marks, inside)
    return came[0] && went[0] && !isLeft ? suspect(scene, came[0], '', went[0]) : undefined
  }
  for (const node of came) if (isTip(elementOf(node), inside)) tipsOfPresses.add(node)
  const tones = came.map((node) => toneOf(elementOf(node) ?? element, scene.marks, inside))
  if (tones[0]) return (['real', 'failing'] as const).find((tone) => tones.includes(tone)) ?? 'bare'
  return went.some((node) => !isPassing(node, scene)) ? toneOf(element, scene.marks, inside) : undefined
}

/** A list may come whole, with thousands of rows: its first and last ones say what it is. */
function endsOf<T>(list: ArrayLike<T>, atMost: number): T[] {
  const { length } = list
  // Each node that is touched costs, thousands of them more than anything else that is done here.
  const left = Math.max(0, length - atMost)
  return Array.from({ length: length - left }, (_, i) => list[i < atMost / 2 ? i : i + left]!)
}

/** Nodes looked at of what came or went at once. */
export const NODES_SEEN = 20

function judgeAttribute(name: string, old: string | null, element: Element, scene: Scene): Verdict {
  const value = element.getAttribute(name)
  if (value === old || SILENT.test(name) || FEEDBACK.test(name)) return undefined
  if (element.localName === 'body' || element.closest(TOOLTIP)) return undefined
  if (name === 'aria-invalid') return value && value !== 'false' ? 'failing' : undefined
  if (name !== 'class') return toneOf(element, scene.marks, inside)
  const tokens = changedTokens(old, value)
  if (tokens.length > 0)
    return tokens.every((token) => REFUSAL.test(token)) ? 'failing' : toneOf(element, scene.marks, inside)
  return undefined
}

/** The first value counts: what goes back to it has not changed. */
function suspect({ suspects }: Scene, node: Node, name: string, old: Suspect['old']): undefined {
  if (!suspects.some((each) => each.node === node && each.name === name)) suspects.push({ node, name, old })
}

/** Nobody sees a script, a comment, a hidden pixel of a click counter, our own widget. */
function isSeen(node: Node, { marks }: Scene): boolean {
  if (node.nodeType === Node.TEXT_NODE) return !!(node as Text).data.trim()
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  return !(node as Element).matches(`${UNSEEN},${HIDDEN}`) && !marks.isAmbient(node as Element)
}

/**
 * An error that is taken away has not been dealt with: it is about to be said again. Tooltips come and go with the
 * pointer; one that a press has brought, a press takes away.
 */
function isPassing(node: Node, { marks }: Scene): boolean {
  const element = elementOf(node)
  if (!element) return false
  return (
    marks.isError(element) || isAlert(element, inside) || (isTip(element, inside) && !tipsOfPresses.has(node))
  )
}

/** Tooltips that came after a press. */
const tipsOfPresses = new WeakSet<Node>()

/** Words that have answered before, and nothing else is in them. */
const spoken = new WeakSet<Element>()

/** Where they are said again, they do so again: not on the control itself, but also in what wraps a field. */
function isSaidAgain(element: Element, { left, pressed }: Scene): boolean {
  const controls = pressed.filter((part) => !(part as Element).querySelector('input,select,textarea'))
  return spoken.has(element) && !isIn([...left, ...controls], element)
}

const inside: Inside<Element> = {
  first: firstInside,
  has: (element, selector) => !!element.querySelector(selector),
}
