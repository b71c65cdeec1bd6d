import { isElsewhere, isUnanswered } from '../../core/acts/isElsewhere.ts'
import { DOUBLE_CLICK, LASTING, WATCHED } from '../../core/acts/waits.ts'
import type { AnswerKind } from '../../core/observations/page.ts'
import type { Millis } from '../../core/time.ts'
import { parentOf } from '../../core/tree/across.ts'
import { isField } from '../../core/tree/role.ts'
import type { No } from '../../core/tree/tone.ts'
import { isElement, nextInside, type PageNode } from '../tree/pageNode.ts'
import { isPlace, readAddress, withoutHash } from './address.ts'
import { formOf } from './forms/formKey.ts'
import { findRefusedByBrowser } from './forms/refusedByBrowser.ts'
import { judgeChanges, type Scene } from './judgeChanges.ts'
import { hasLasted } from './lasting.ts'
import type { Press } from './presses.ts'
import type { Part, Rebuilt } from './rebuilt.ts'
import type { Step } from './steps.ts'
import { createTextSelection } from './textSelection.ts'
import { feedbackOf, isIn, leftBehind } from './zone.ts'

/** What the page did after a press, as far as rrweb has seen it. */
export interface Answers extends Part {
  begin(press: Press, earlier: readonly Press[]): void
  acted(press: Press, at: Millis): void
}

/** Right before the verdicts on rage and on dead clicks, as in the page. */
const LOOKS: readonly Millis[] = [LASTING, 990, 1990]
/** What the handler of a press does comes with its event. */
const HANDLED: Millis = 30
/** A page scrolls at once, or after what it has drawn; later it is a hand at the wheel, of which rrweb tells nothing. */
const SCROLLED_BY_PAGE: Millis = 250
const RULES_KEPT = 8
/** Then the verdict on a dead click falls. */
const LATE: Millis = 2000
/** Elements that a new rule is looked for among. */
const RULES_READ = 2000

interface Watch extends Omit<Scene, 'pressed' | 'left'> {
  presses: readonly Press[]
  pressed: readonly PageNode[]
  left: readonly PageNode[]
  readonly rules: string[]
  href: string
  /** The user has typed or scrolled since: what moves then is the user's doing. */
  isUsed: boolean
  no: No | undefined
}

export function createAnswers(page: Rebuilt): Answers {
  const { habits, marks } = page
  const selection = createTextSelection()
  const tips = new WeakSet<PageNode>()
  const spoken = new WeakSet<PageNode>()
  let watch: Watch | undefined
  let looks: Millis[] = []
  let until: Millis = 0
  let handledAt: Millis = -Infinity
  const scrolled = new WeakMap<PageNode, Millis>()

  function answer(kind: AnswerKind, at: Millis, no?: No): void {
    if (!watch || (no && (watch.no === 'failing' || watch.no === no))) return
    watch.no = no
    const elsewhere = !no && isElsewhere(watch.presses)
    if (!no) {
      for (const press of watch.presses) {
        if (!press.answered) doubtLate(press, at)
        press.answered = true
      }
      letGo()
    }
    page.push({
      type: 'answer',
      at,
      kind,
      ...(no && { failing: true }),
      ...(no === 'bare' && { bare: true }),
      ...(elsewhere && { elsewhere }),
    })
  }

  /** What the page waited for was a request, or it was not this press that it answered: without a network plug-in nobody knows. */
  function doubtLate({ told }: Press, at: Millis): void {
    if (page.network.isTold || !told || at - told.at <= LATE || told.judge === 'never') return
    told.judge = 'unknown'
    page.doubt(
      'whether late changes answer a press',
      'Requests are not in the recording: such presses are never called dead.',
    )
  }

  function letGo(): void {
    watch = undefined
    looks = []
  }

  function begin(press: Press, earlier: readonly Press[]): void {
    settle(press.began, true)
    const presses = [press, ...earlier]
    const now = {
      presses,
      pressed: presses.flatMap((each) => feedbackOf(each.meant)),
      left: [],
      href: page.href,
      isUsed: false,
      no: undefined,
    }
    watch = watch
      ? Object.assign(watch, now)
      : { ...now, habits, marks, tips, spoken, fresh: new Set(), suspects: [], rules: [] }
    selection.begin()
    until = press.began + WATCHED
    looks = []
    handledAt = press.began
  }

  function settle(at: Millis, early = false): void {
    if (!watch) return
    const { suspects, rules, presses, pressed } = watch
    const isReleased = at - (presses[0]!.released ?? Infinity) >= LASTING - 1
    if (isMoved(watch)) answer('navigation', at)
    else if ((early || isReleased) && suspects.some((one) => hasLasted(one, early))) answer('style', at)
    else if (!early && isReleased && rules.some((rule) => isEffective(rule, pressed))) answer('style', at)
  }

  /** The user goes on: what has changed until now was not the user's doing. */
  function use(at: Millis): void {
    settle(at, true)
    if (watch) watch.isUsed = true
  }

  function isMoved({ href }: Watch): boolean {
    if (page.href === href) return false
    if (withoutHash(page.href) !== withoutHash(href)) return true
    const { document } = page.tree
    return !!document && isPlace(readAddress(page.href).hash, document)
  }

  function isEffective(rule: string, pressed: readonly PageNode[]): boolean {
    const { document } = page.tree
    const [selector = ''] = rule.split('{')
    if (!document || /[@%]/.test(selector)) return false
    let left = RULES_READ
    for (let at = document.firstChild; at && left-- > 0; at = nextInside(at, document))
      if (at.matches(selector)) return !isIn(pressed, at)
    return false
  }

  function see(step: Step): void {
    const { at } = step
    const watched = watch
    if (step.kind === 'down' || step.kind === 'up' || step.kind === 'click') handledAt = at
    if (step.kind === 'rules') page.styles.add(step.rules)
    // What comes right after an answer of the server is its doing, and not that of the press.
    if (step.kind === 'requests') handledAt = -Infinity
    if (step.kind === 'selection') {
      if (selection.change(step.ranges, watched?.isUsed ? undefined : watched)) answer('selection', at)
      return
    }
    if (step.kind === 'changes') {
      if (!watched) return habits.noteChanges(step.changes, at)
      const verdict = judgeChanges(step.changes, watched, at - handledAt <= HANDLED)
      if (verdict) answer('dom', at, verdict === 'real' ? undefined : verdict)
      return
    }
    if (step.kind === 'scroll') {
      const before = scrolled.get(step.node)
      scrolled.set(step.node, at)
      if (watched) scroll(watched, step.node, at, before)
      else habits.noteScroll(scrollerOf(step.node), at)
      return
    }
    if (!watched) return
    switch (step.kind) {
      case 'page':
        return step.isNew ? letGo() : undefined
      case 'blur':
        watched.left = leftBehind(step.node, watched.presses[0]!.meant.element)
        return
      case 'focus':
        if (!watched.isUsed && isElement(step.node) && isField(step.node) && !isGiven(watched, step.node))
          answer('focus', at, isRefusal(watched, step.node) ? 'failing' : undefined)
        return
      case 'input':
        return input(watched, step)
      case 'media':
        if (step.isChange && !page.marks.isAmbient(step.node) && !step.node.hasAttribute('loop'))
          answer('media', at)
        return
      case 'drag':
        return answer('drag', at)
      case 'rules':
        watched.rules.push(...step.rules.slice(0, RULES_KEPT - watched.rules.length))
        return
      case 'custom':
        if (isMoved(watched)) answer('navigation', at)
    }
  }

  /** It is given the focus because it is wrong. */
  function isRefusal({ presses: [newest] }: Watch, field: PageNode): boolean {
    return (
      field.getAttribute('aria-invalid') === 'true' ||
      findRefusedByBrowser(newest!.meant.element, page) === field
    )
  }

  /** Keys are not recorded: what changes in the field that has the focus was typed. */
  function input(
    { presses, isUsed }: Watch,
    { node, at, old, isChecked, isByUser }: Extract<Step, { kind: 'input' }>,
  ): void {
    const isText = isChecked === undefined && isElement(node) && isTyped(node)
    const isHand = isByUser ?? (isText && page.focused === node)
    if (isText && isHand) return use(at)
    if (isUsed) return
    const isChanged = isChecked !== undefined || node.value !== old || /\*/.test(node.value ?? '')
    const isNear = isByUser === true || isNearby(node, presses[0]!.meant.element, page)
    if (isChanged && isNear) answer('value', at)
  }

  function scroll({ isUsed, presses }: Watch, node: PageNode, at: Millis, before = -Infinity): void {
    if (isUsed || habits.isAmbient(scrollerOf(node), 'scroll')) return
    const { began, isTouch, released } = presses[0]!
    // What lies under a finger goes with it.
    if (isTouch && released === undefined) return use(at)
    const wasMoving = began - before < DOUBLE_CLICK && before < began
    if (!wasMoving && at - handledAt <= SCROLLED_BY_PAGE) answer('scroll', at)
    else use(at)
  }

  function scrollerOf(node: PageNode): PageNode {
    return isElement(node) ? node : (node.firstChild ?? node)
  }

  return {
    begin,
    acted(press, at) {
      if (!watch || watch.presses[0] !== press) return
      looks = LOOKS.map((wait) => at + wait)
    },
    see,
    pass(to) {
      while (looks[0] !== undefined && looks[0] < to) settle(looks.shift()!)
      if (watch && until < to) letGo()
    },
  }
}

/** Who presses a field is given it: that is no answer to what was pressed before. */
function isGiven({ presses: [newest, ...earlier] }: Watch, field: PageNode): boolean {
  const { element, origin } = newest!.meant
  return (field === element || field.contains(origin)) && isUnanswered(earlier)
}

function isTyped(node: PageNode): boolean {
  if (node.localName === 'select') return false
  return (
    node.localName !== 'input' ||
    !/^(checkbox|radio|range|color|file|button|submit|reset|image)$/.test(node.type)
  )
}

/** In the form of the control, or a few levels around it. */
function isNearby(field: PageNode, control: PageNode, page: Rebuilt): boolean {
  const form = formOf(control, page)
  if (form) return formOf(field, page) === form
  let around = parentOf(control)
  for (let level = 0; around && level < 3; level++, around = parentOf(around)) {
    if (around.contains(field)) return true
  }
  return false
}
