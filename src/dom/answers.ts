import { AFTER_REQUEST, PENDING_AT_MOST } from '../core/acts.ts'
import type { AnswerKind } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { learnAmbient } from './ambient.ts'
import { watchAnswerEvents } from './answerEvents.ts'
import { createBefore, type Before } from './before.ts'
import { isEditable } from './editable.ts'
import { hasLasted } from './lasting.ts'
import { watchLeaving } from './leaving.ts'
import { listen } from './listen.ts'
import { judgeMutations, type Scene } from './mutations.ts'
import { isSomewhere } from './place.ts'
import { watchPatched } from './patchedAnswers.ts'
import { watchPresses, type Press } from './presses.ts'
import type { Sensor } from './sensor.ts'
import { feedbackOf, isIn, leftBehind } from './zone.ts'

/** As long as an act may be pending: the answer to its request comes no later. */
export const WATCHED: Millis = PENDING_AT_MOST + AFTER_REQUEST
/** What still shows so long after the release is no press effect; early enough for the verdict on rage. */
export const LASTING: Millis = 350

interface Watch extends Scene {
  /** The newest first. */
  presses: readonly Press[]
  pressed: readonly Node[]
  left: readonly Node[]
  readonly before: Before
  readonly stops: (() => void)[]
  href: string
  hadSelection: boolean
  /** The user has typed, turned the wheel or swiped since: what moves then is the user's doing. */
  isUsed: boolean
  /** The browser itself refused a form. */
  isInvalid: boolean
  hasFailed: boolean
  /** Selectors of rules that came into style sheets. */
  rules: string[]
}

/**
 * What the page did after a press, as `answer` observations. It looks from when a press begins until the first
 * real answer; one that only says "no" is told, too, and the watch goes on.
 */
export const startAnswers: Sensor = (page) => {
  const { window, marks } = page
  const { document, location } = window
  const observer = new window.MutationObserver(page.guard('answers', read))
  const ambient = learnAmbient(page, () => !!watch)
  let watch: Watch | undefined
  let timers: number[] = []

  function answer(kind: AnswerKind, failing = false): void {
    if (!watch || (failing && watch.hasFailed)) return
    if (failing) watch.hasFailed = true
    else {
      for (const press of watch.presses) press.answered = true
      letGo()
    }
    page.push({ type: 'answer', at: page.now(), kind, ...(failing && { failing }) })
  }

  function letGo(): void {
    for (const stop of watch?.stops ?? []) stop()
    watch = undefined
    observer.disconnect()
    timers.forEach(window.clearTimeout)
    timers = []
    ambient.resume()
  }

  function begin(press: Press, earlier: readonly Press[]): void {
    settle(true)
    const presses = [press, ...earlier]
    const now = {
      presses,
      pressed: presses.flatMap(feedbackOf),
      left: [],
      href: location.href,
      hadSelection: hasSelection(),
      isUsed: false,
      isInvalid: false,
      hasFailed: false,
    }
    watch = watch ? Object.assign(watch, now) : { ...now, ...openWatch() }
    watch.before.take(press)
    for (const root of [document, ...press.path]) {
      if (root === document || root instanceof window.ShadowRoot) observe(root as ShadowRoot, watch)
    }
    timers.forEach(window.clearTimeout)
    timers = [window.setTimeout(page.guard('answers', end), WATCHED)]
  }

  function openWatch() {
    return {
      marks,
      ambient,
      fresh: new WeakSet<Node>(),
      suspects: new Map<Element, Map<string, string | null>>(),
      swaps: [],
      before: createBefore(page),
      stops: [],
      rules: [],
    }
  }

  function observe(root: Node, { stops }: Watch): void {
    const all = { subtree: true, childList: true, attributes: true, characterData: true }
    observer.observe(root, { ...all, attributeOldValue: true, characterDataOldValue: true })
    if (root !== document) stops.push(watchAnswerEvents(page, root, hear))
  }

  function end(): void {
    settle()
    if (watch) letGo()
  }

  function read(records: readonly MutationRecord[]): void {
    const verdict = watch && judgeMutations(records, watch)
    if (verdict) answer('dom', verdict === 'failing')
  }

  /** Compares what announces itself to nobody. */
  function settle(early = false): void {
    read(observer.takeRecords())
    if (!watch) return
    const { before, presses, rules, isUsed } = watch
    const isReleased = early || page.now() - (presses[0]!.released ?? Infinity) >= LASTING - 1
    if (isMoved()) answer('navigation')
    else if (!isUsed && before.isValueChanged()) answer('value')
    else if (
      isReleased &&
      (hasLasted(watch, before, early) || (!early && (before.isPageChanged() || rules.some(isEffective))))
    ) {
      answer('style')
    }
  }

  function hear(kind: AnswerKind, event: Event): void {
    if (watch && isAnswer(watch, event)) answer(kind, kind === 'focus' && isRefusal(watch, event))
  }

  function isAnswer(watch: Watch, event: Event): boolean {
    const target = event.composedPath()[0] as HTMLInputElement & HTMLMediaElement
    switch (event.type) {
      case 'input':
        return !watch.isUsed
      case 'focusin':
        return !watch.isUsed && isEditable(target)
      case 'scroll':
        return (
          !watch.isUsed && !ambient.isAmbient(target.localName ? target : document.documentElement, 'scroll')
        )
      case 'selectionchange':
        return isSelectionChanged(watch)
      case 'seeked':
        return !target.loop && !marks.isAmbient(target)
      case 'click':
        return target.type === 'file' && target.localName === 'input'
      case 'blur':
        if (target.localName) watch.left = leftBehind(target, watch.presses[0]!.meant.element)
        return (
          event.target === event.currentTarget && !/^i?frame$/.test(document.activeElement?.localName ?? '')
        )
      case 'popstate':
      case 'hashchange':
        return isMoved()
      default:
        return !target.localName || !marks.isAmbient(target)
    }
  }

  function isRefusal({ isInvalid }: Watch, event: Event): boolean {
    const field = event.composedPath()[0] as Element
    return (isInvalid && field.matches(':invalid')) || field.getAttribute('aria-invalid') === 'true'
  }

  function hasSelection(): boolean {
    return document.getSelection()?.type === 'Range'
  }

  /** A double click marks a word of whatever it meets, of a dead button as well. */
  function isSelectionChanged({ hadSelection, isUsed, pressed }: Watch): boolean {
    const selection = document.getSelection()
    if (isUsed || !hasSelection()) return !isUsed && hadSelection
    return !!selection?.anchorNode && !isIn(pressed, selection.anchorNode)
  }

  function isMoved(): boolean {
    return !!watch && location.href !== watch.href && isSomewhere(location, watch.href, document)
  }

  function isEffective(selector: string): boolean {
    try {
      const element = document.querySelector(selector)
      return !!element && !isIn(watch?.pressed ?? [], element)
    } catch {
      return false
    }
  }

  function hearCall(kind: AnswerKind, self: unknown, [first, second]: readonly unknown[]): void {
    if (!watch) return
    const element = self instanceof window.Element ? (self as HTMLInputElement) : undefined
    if (element && marks.isAmbient(element)) return
    if (kind === 'animation') {
      const isEndless = (second as KeyframeAnimationOptions | undefined)?.iterations === Infinity
      if (isEndless || isIn(watch.pressed, element!) || ambient.isAmbient(element!, 'look')) return
    } else if (kind === 'style' && typeof first === 'string') {
      // A library brings the rules of a ripple with the first press: whether it is felt elsewhere is asked later.
      if (watch.rules.length < RULES_KEPT) watch.rules.push(first.slice(0, Math.max(0, first.indexOf('{'))))
      return
    } else if (kind === 'window' && element) {
      const opens =
        element.type === 'file' ||
        element.hasAttribute('download') ||
        element.getAttribute('target') === '_blank'
      if (!opens) return
    }
    answer(kind)
  }

  const use = page.guard('answers', ({ type, key }: Partial<KeyboardEvent>) => {
    if (!watch) return
    if (type === 'invalid') {
      watch.isInvalid = true
      answer('focus', true)
    } else if (key !== 'Enter' && key !== ' ' && !watch.isUsed) {
      // What has changed until now was not the user's doing.
      settle(true)
      if (watch) watch.isUsed = true
    }
  })
  const navigation = (window as { navigation?: Navigation }).navigation
  const stops = [
    watchPresses(page, {
      began: begin,
      acted: () =>
        void timers.push(
          window.setTimeout(
            page.guard('answers', () => settle()),
            LASTING,
          ),
        ),
    }),
    watchAnswerEvents(page, window, hear),
    listen(window, 'keydown wheel touchmove invalid', use),
    watchPatched(page, hearCall),
    watchLeaving(page, () => page.push({ type: 'leaving', at: page.now() })),
    navigation
      ? listen(
          navigation,
          'currententrychange',
          page.guard('answers', () => void (isMoved() && answer('navigation'))),
        )
      : () => {},
    // Letting go has the calm page looked at again, so what looks at it is stopped after that.
    letGo,
    ambient.stop,
  ]
  return { stop: () => stops.forEach((stop) => stop()), settle: page.guard('answers', () => settle()) }
}

const RULES_KEPT = 8
