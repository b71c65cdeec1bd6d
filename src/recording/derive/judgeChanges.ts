import {
  changedTokens,
  FEEDBACK,
  HIDDEN,
  REFUSAL,
  SILENT,
  STATE,
  TOOLTIP,
  UNSEEN,
} from '../../core/tree/changes.ts'
import { TEXT } from '../../core/tree/element.ts'
import { isField } from '../../core/tree/role.ts'
import { isAlert, isBesideInvalid, isTip, toneOf, type Inside, type Verdict } from '../../core/tree/tone.ts'
import { childrenOf, firstInside, isElement, type PageNode } from '../tree/pageNode.ts'
import type { Change } from '../tree/pageTree.ts'
import type { Habits } from './habits.ts'
import type { PageMarks } from './marks.ts'
import { isIn } from './zone.ts'

/** Where changes are weak, and what is remembered of them while a press is watched. */
export interface Scene {
  readonly marks: PageMarks
  readonly habits: Habits
  /** Where the press shows feedback. */
  readonly pressed: readonly PageNode[]
  /** The field that the focus left, and its wrappers. */
  readonly left: readonly PageNode[]
  /** Nodes that came since the press. */
  readonly fresh: Set<PageNode>
  /** Changes on the pressed control that may be feedback or a new state: whether they last will tell. */
  readonly suspects: Suspect[]
  /** Tooltips that came after a press. */
  readonly tips: WeakSet<PageNode>
  /** Words that have answered before, and nothing else is in them: where they are said again, they do so again. */
  readonly spoken: WeakSet<PageNode>
}

/** An attribute that had another value, or an icon in the place of another. */
export interface Suspect {
  readonly node: PageNode
  readonly name: string
  readonly old: string | null
}

/** Changes looked at; of more the first and the last. */
const CHANGES_READ = 200
/** Nodes looked at of what came or went at once. */
const NODES_SEEN = 20

/**
 * What a batch of recorded changes says, by the same meaning as in the page.
 *
 * `isHandled`: they came with an event of the press. What it does to a carousel is no habit of the carousel.
 */
export function judgeChanges(changes: readonly Change[], scene: Scene, isHandled: boolean): Verdict {
  let verdict: Verdict
  for (const change of ends(changes, CHANGES_READ)) {
    const element = elementOf(change.node)
    if (!element?.isConnected || element.matches(isHandled ? OFFSTAGE_BUT_TITLE : OFFSTAGE)) continue
    const isHabit = scene.habits.isAmbient(element, change.kind === 'attribute' ? 'look' : 'content')
    if (isHabit && (!isHandled || scene.marks.isAmbient(element) || scene.habits.isRestless(element)))
      continue
    if (!isHandled && isRound(change, element, scene)) continue
    const one = judgeChange(change, element, scene)
    if (one && change.kind !== 'attribute' && childrenOf(element, 1).length === 0) scene.spoken.add(element)
    if (one === 'real') {
      if (!isHabit) scene.habits.forget(element)
      return one
    }
    if (verdict !== 'failing') verdict = one ?? verdict
  }
  return verdict
}

/** A carousel that turns by itself, and for that brings the slide that it has left behind to its other end. */
function isRound(change: Change, element: PageNode, { habits }: Scene): boolean {
  if (change.kind !== 'children' || change.came.length === 0 || !habits.isAmbient(element, 'look'))
    return false
  return change.came.every((node) => change.gone.includes(node))
}

const OFFSTAGE = `html,${UNSEEN}`
const OFFSTAGE_BUT_TITLE = `:is(${OFFSTAGE}):not(title)`

function judgeChange(change: Change, element: PageNode, scene: Scene): Verdict {
  const { fresh, left, pressed } = scene
  const isLeft = isIn(left, element)
  const isWeak = isLeft || isIn(pressed, element)
  if (change.kind === 'attribute') {
    const { name, old } = change
    const tone = judgeAttribute(name, old, element, scene)
    if (!isWeak || tone !== 'real' || STATE.test(name)) return tone
    return isLeft || fresh.has(element) ? undefined : suspect(scene, element, name, old)
  }
  if (change.kind === 'text') {
    // A recorder tells of a masked text only when it has changed.
    const isOther = change.old.trim() !== change.node.data.trim() || change.node.data.includes('*')
    const isNew = isOther && !fresh.has(change.node)
    return isNew || isSaidAgain(element, scene) ? toneOf(element, scene.marks, inside) : undefined
  }
  return judgeChildren(change, element, scene, isWeak, isLeft)
}

function judgeChildren(
  { came, gone }: Extract<Change, { kind: 'children' }>,
  element: PageNode,
  scene: Scene,
  isWeak: boolean,
  isLeft: boolean,
): Verdict {
  const { fresh, tips, marks } = scene
  const there = ends(came, NODES_SEEN).filter((node) => node.isConnected && isSeen(node, scene))
  const lost = ends(gone, NODES_SEEN).filter((node) => !node.isConnected && isSeen(node, scene))
  const went = lost.filter((node) => !fresh.has(node))
  for (const node of came) fresh.add(node)
  // Rendered anew, and the same.
  if (there.length > 0 && there.length === lost.length) {
    const isRefusal = marks.isError(element) || isBesideInvalid(element, inside)
    if (there.every((node, i) => isSame(node, lost[i]!, isRefusal)))
      return isSaidAgain(element, scene) ? toneOf(element, scene.marks, inside) : undefined
  }
  if (isWeak) {
    const [before, after] = [lost, there].map((nodes) =>
      nodes
        .map((node) => node.textContent)
        .join('')
        .trim(),
    )
    if (isOtherText(before!, after!, false)) return toneOf(element, scene.marks, inside)
    return there[0] && went[0] && !isLeft ? suspect(scene, there[0], '', '') : undefined
  }
  for (const node of there) if (isTip(elementOf(node), inside)) tips.add(node)
  const toneOfOne = (node: PageNode) => toneOf(elementOf(node) ?? element, marks, inside)
  // Mostly so, and of a long list it is dear to ask of each.
  if (there[0] && toneOfOne(there[0]) === 'real') return 'real'
  const tones = there.map(toneOfOne)
  if (tones[0]) return (['real', 'failing'] as const).find((tone) => tones.includes(tone)) ?? 'bare'
  return went.some((node) => !isPassing(node, scene)) ? toneOf(element, scene.marks, inside) : undefined
}

function judgeAttribute(name: string, old: string | null, element: PageNode, scene: Scene): Verdict {
  const value = element.getAttribute(name)
  if (value === old || SILENT.test(name) || name.startsWith('rr_') || isFeedback(name, old, value))
    return undefined
  if (element.localName === 'body' || element.closest(TOOLTIP)) return undefined
  if (name === 'aria-invalid') return value && value !== 'false' ? 'failing' : undefined
  if (name !== 'class') return toneOf(element, scene.marks, inside)
  const tokens = changedTokens(old, value)
  if (tokens.length === 0) return undefined
  return tokens.every((token) => REFUSAL.test(token)) ? 'failing' : toneOf(element, scene.marks, inside)
}

/** Where pointer and focus are, by its name or by all the words in it that have changed: `data-state="hover focus"`. */
function isFeedback(name: string, old: string | null, value: string | null): boolean {
  if (FEEDBACK.test(name)) return true
  const words = [...(old?.split(/\s+/) ?? []), ...(value?.split(/\s+/) ?? [])].filter(Boolean)
  return name.startsWith('data-') && words.length > 0 && changedTokens(old, value).length === 0
}

/** The first value counts: what goes back to it has not changed. */
function suspect({ suspects }: Scene, node: PageNode, name: string, old: string | null): undefined {
  if (!suspects.some((each) => each.node === node && each.name === name)) suspects.push({ node, name, old })
}

function elementOf(node: PageNode): PageNode | undefined {
  if (isElement(node)) return node
  return node.host ?? node.parentElement ?? node.parent?.host
}

/** Of stars nobody knows what they stood for: the page has the benefit, but for what says "no" once more. */
function isOtherText(before: string, after: string, isRefusal: boolean): boolean {
  return before.trim() !== after.trim() || (after.includes('*') && !isRefusal)
}

function isSame(a: PageNode, b: PageNode, isRefusal: boolean): boolean {
  if (a.nodeType === TEXT && b.nodeType === TEXT) return !isOtherText(a.data, b.data, isRefusal)
  if (a.localName !== b.localName || isOtherText(a.textContent, b.textContent, isRefusal)) return false
  const [ours, theirs] = [a, b].map((each) => [each, ...firstInside(each, COMPARED)])
  return ours!.length === theirs!.length && ours!.every((each, i) => isAlike(each, theirs![i]!))
}

const COMPARED = 40

function isAlike({ localName, attributes }: PageNode, other: PageNode): boolean {
  if (localName !== other.localName || attributes.size !== other.attributes.size) return false
  return [...attributes].every(([name, value]) => other.getAttribute(name) === value)
}

/** Nobody sees a script, a comment, a hidden pixel of a click counter. */
function isSeen(node: PageNode, { marks }: Scene): boolean {
  if (node.nodeType === TEXT) return node.data.trim() !== ''
  return isElement(node) && !node.matches(UNSEEN_OR_HIDDEN) && !marks.isAmbient(node)
}

const UNSEEN_OR_HIDDEN = `${UNSEEN},${HIDDEN}`

/** An error that is taken away has not been dealt with; a tooltip goes with the pointer. */
function isPassing(node: PageNode, { marks, tips }: Scene): boolean {
  const element = elementOf(node)
  if (!element) return false
  return marks.isError(element) || isAlert(element, inside) || (isTip(element, inside) && !tips.has(node))
}

/** Where words that have answered are said again, they do so again: not on the control itself, but also in what wraps a field. */
function isSaidAgain(element: PageNode, { left, pressed, spoken }: Scene): boolean {
  if (!spoken.has(element)) return false
  const controls = pressed.filter((part) => !firstInside(part, FIELDS_WITHIN).some(isField))
  return !isIn([...left, ...controls], element)
}

/** A wrapper of a field is small. */
const FIELDS_WITHIN = 12

/** Elements of an alert that are looked at for a word that calls it an error. */
const ALERT_READ = 40

const inside: Inside<PageNode> = {
  first: firstInside,
  has: (element, selector) => firstInside(element, ALERT_READ).some((each) => each.matches(selector)),
}

function ends<T>(all: readonly T[], atMost: number): readonly T[] {
  return all.length <= atMost ? all : [...all.slice(0, atMost / 2), ...all.slice(-atMost / 2)]
}
