import { isElsewhere, isUnanswered } from '../core/acts/isElsewhere.ts'
import { LASTING, WATCHED } from '../core/acts/waits.ts'
import type { AnswerKind } from '../core/observations/page.ts'
import type { Millis } from '../core/time.ts'
import { isField } from '../core/tree/role.ts'
import type { No } from '../core/tree/tone.ts'
import { learnAmbient } from './ambient.ts'
import { createBefore, type Before } from './before.ts'
import { hasLasted } from './lasting.ts'
import { watchLeaving } from './leaving.ts'
import { listen } from './listen.ts'
import { judgeMutations, type Scene } from './mutations.ts'
import { watchPatched } from './patchedAnswers.ts'
import { isSomewhere } from './place.ts'
import { watchPresses, type Press } from './presses.ts'
import { createRoots } from './roots.ts'
import type { Sensor } from './sensor.ts'
import { createTextSelection } from './textSelection.ts'
import { feedbackOf, isIn, leftBehind } from './zone.ts'

/** Rules of style sheets that are looked at. */
const RULES_KEPT = 8

/** Events of a press. */
const HANDLED = /click|down|up$|touch|submit|change|input/
/** What an event says of itself; whether it answers anything depends on the watch. */
const KINDS: { readonly [type: string]: AnswerKind } = {
  input: 'value',
  focusin: 'focus',
  invalid: 'focus',
  selectionchange: 'selection',
  copy: 'copy',
  scroll: 'scroll',
  play: 'media',
  pause: 'media',
  seeked: 'media',
  volumechange: 'media',
  ratechange: 'media',
  beforetoggle: 'toggle',
  toggle: 'toggle',
  close: 'toggle',
  click: 'window',
  blur: 'window',
  fullscreenchange: 'fullscreen',
  pointerlockchange: 'fullscreen',
  dragstart: 'drag',
  popstate: 'navigation',
  hashchange: 'navigation',
  currententrychange: 'navigation',
}

interface Watch extends Scene {
  /** The newest first. */
  presses: readonly Press[]
  pressed: readonly Node[]
  left: readonly Node[]
  readonly before: Before
  readonly stops: (() => void)[]
  href: string
  /** The user has typed, turned the wheel or swiped since: what moves then is the user's doing. */
  isUsed: boolean
  /** The finger that presses has moved: what scrolls by it, then or when it is up again, is its doing. */
  isPanned: boolean
  /** The browser itself refused a form. */
  isInvalid: boolean
  /** The "no" that has been told. */
  no?: No | undefined
  /** Selectors of rules that came into style sheets. */
  readonly rules: string[]
}

/**
 * What the page did after a press, as `answer` observations. It looks from when a press begins until the first
 * real answer; one that only says "no" is told, too, and the watch goes on.
 */
export const startAnswers: Sensor = (page) => {
  const { window, marks } = page
  const { document, location } = window
  const guard = <F extends (...args: never[]) => unknown>(callback: F) => page.guard('answers', callback)
  const observer = new window.MutationObserver(guard(read))
  const onEvent = guard(hear)
  const types = Object.keys(KINDS).join(' ')
  const roots = createRoots(page)
  const selection = createTextSelection(page)
  const ambient = learnAmbient(page, () => !!watch)
  const later = (callback: () => void, wait: Millis) =>
    void timers.push(window.setTimeout(guard(callback), wait))
  let watch: Watch | undefined
  let timers: number[] = []

  function answer(kind: AnswerKind, no?: No): void {
    if (!watch || (no && (watch.no === 'failing' || watch.no === no))) return
    const { presses } = watch
    const elsewhere = !no && isElsewhere(presses)
    watch.no = no
    if (!no) {
      letGo()
      for (const press of presses) press.answered = true
    }
    page.push({
      type: 'answer',
      at: page.now(),
      kind,
      ...(no && { failing: true }),
      ...(no === 'bare' && { bare: true }),
      ...(elsewhere && { elsewhere }),
    })
  }

  function letGo(): void {
    watch?.stops.forEach((stop) => stop())
    watch = undefined
    observer.disconnect()
    forgetTimers()
    ambient.resume()
  }

  function forgetTimers(): void {
    timers.forEach((timer) => window.clearTimeout(timer))
    timers = []
  }

  function begin(press: Press, earlier: readonly Press[]): void {
    settle(true)
    if (watch?.isUsed) watch.before.dropValues()
    const presses = [press, ...earlier]
    const now = {
      presses,
      pressed: presses.flatMap(feedbackOf),
      left: [],
      href: location.href,
      isUsed: false,
      isPanned: false,
      isInvalid: false,
      no: undefined,
    }
    const kept = {
      marks,
      ambient,
      fresh: new WeakSet<Node>(),
      habitual: new WeakMap<Element, never>(),
      suspects: [],
      stops: [],
      rules: [],
    }
    watch = watch ? Object.assign(watch, now) : { ...now, ...kept, before: createBefore(page) }
    watch.before.take(press)
    selection.begin()
    for (const root of roots.around(press.path)) observe(root)
    // Some events never leave a shadow root.
    for (const root of press.path) {
      if (root instanceof window.ShadowRoot) watch.stops.push(listen(root, types, onEvent))
    }
    forgetTimers()
    later(end, WATCHED)
  }

  function observe(root: Node): void {
    const all = { subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true }
    observer.observe(root, all)
  }

  function end(): void {
    settle()
    if (watch) letGo()
  }

  function read(records: readonly MutationRecord[]): void {
    const verdict = watch && judgeMutations(records, watch, isHandled())
    if (verdict) answer('dom', verdict === 'real' ? undefined : verdict)
  }

  /** The observer reports at the end of each listener, when its event is still the current one. */
  function isHandled(): boolean {
    const { event } = window
    return !!event?.isTrusted && HANDLED.test(event.type)
  }

  /** Compares what announces itself to nobody. */
  function settle(early = false): void {
    read(observer.takeRecords())
    if (!watch) return
    const { before, presses, rules, suspects, isUsed } = watch
    const isReleased = page.now() - (presses[0]!.released ?? Infinity) >= LASTING - 1
    if (isMoved()) answer('navigation')
    else if (!isUsed && before.isValueChanged()) answer('value')
    else if (
      ((early || isReleased) &&
        (before.isPageChanged() || suspects.some((suspect) => hasLasted(suspect, before, early)))) ||
      (!early && isReleased && rules.some(isEffective))
    ) {
      answer('style')
    }
  }

  function hear(event: Event): void {
    // A script may click a file input or tell of a value; what else it dispatches is no answer.
    if (!watch || !(event.isTrusted || /^(click|input)$/.test(event.type))) return
    const at = event.composedPath()[0] as Target
    const kind = KINDS[event.type]!
    if (event.type === 'invalid') watch.isInvalid = true
    if (event.type === 'blur' && at.localName) watch.left = leftBehind(at, watch.presses[0]!.meant.element)
    if (isAnswer(watch, event, at))
      answer(kind, kind === 'focus' && isRefusal(watch, at) ? 'failing' : undefined)
  }

  function isAnswer({ isUsed, isPanned, presses, pressed }: Watch, event: Event, at: Target): boolean {
    const isMarked = !!at.localName && marks.isAmbient(at)
    switch (event.type) {
      case 'input':
        return !isUsed
      case 'focusin':
        // Who presses a field is given it: that is no answer to what was pressed before.
        return (
          !isUsed &&
          !!at.localName &&
          isField(at) &&
          !(isOwn(presses[0]!, at) && isUnanswered(presses.slice(1)))
        )
      case 'scroll':
        presses[0]!.panned ||= isPanned && isPressing()
        if (presses[0]!.panned) return false
        return !isUsed && !ambient.isAmbient(at.localName ? at : document.documentElement, 'scroll')
      case 'selectionchange':
        return !isUsed && selection.isMeant(presses, pressed)
      case 'seeked':
        return !at.loop && !isMarked
      case 'click':
        return at.type === 'file'
      case 'blur':
        return (
          event.target === event.currentTarget && !/^i?frame$/.test(document.activeElement?.localName ?? '')
        )
      default:
        return KINDS[event.type] === 'navigation' ? isMoved() : !isMarked
    }
  }

  function isRefusal({ isInvalid }: Watch, field: Target): boolean {
    return (isInvalid && field.matches(':invalid')) || field.getAttribute('aria-invalid') === 'true'
  }

  function isMoved(): boolean {
    return !!watch && location.href !== watch.href && isSomewhere(location, watch.href, document)
  }

  /** A rule is felt outside of the pressed control. */
  function isEffective(selector: string): boolean {
    try {
      const element = document.querySelector(selector)
      return !!element && !isIn(watch!.pressed, element)
    } catch {
      return false
    }
  }

  function hearCall(kind: AnswerKind, self: unknown, [first, second]: readonly unknown[]): void {
    if (!watch) return
    const { pressed, rules } = watch
    const element = self instanceof window.Element ? (self as HTMLInputElement) : undefined
    if (element && marks.isAmbient(element)) return
    // Lists scroll themselves to where they are, and maps hold the page still as they take the focus on mousedown; what
    // the press itself asks for is an answer, even where there is no further to go.
    if (kind === 'scroll' && (!isHandled() || /(pointer|mouse)down/.test(window.event!.type))) return
    if (kind === 'style' && typeof first === 'string') {
      // A library brings the rules of a ripple with the first press: whether it is felt elsewhere is asked later.
      if (rules.length < RULES_KEPT) rules.push(first.split('{')[0]!)
      return
    }
    if (kind === 'animation') {
      const isEndless = (second as KeyframeAnimationOptions | undefined)?.iterations === Infinity
      if (isEndless || isIn(pressed, element!) || ambient.isAmbient(element!, 'look')) return
    }
    if (kind === 'window' && element && !element.matches('[type=file],[download],[target=_blank]')) return
    answer(kind)
  }

  function isPressing(): boolean {
    return watch?.presses[0]!.released === undefined
  }

  function use({ type, key }: Event & Partial<KeyboardEvent>): void {
    if (!watch || watch.isUsed || key === 'Enter' || key === ' ') return
    if (isPressing()) {
      // A pan that begins with the press may be a tap that the browser took for one.
      watch.isPanned ||= type === 'touchmove'
      return
    }
    // What has changed until now was not the user's doing.
    settle(true)
    if (watch) watch.isUsed = true
  }

  const { navigation } = window as { navigation?: Navigation }
  const stops = [
    watchPresses(page, { began: begin, acted: () => later(() => settle(), LASTING) }),
    listen(window, types, onEvent),
    ...(navigation ? [listen(navigation, types, onEvent)] : []),
    listen(window, 'keydown wheel touchmove', guard(use)),
    watchPatched(page, hearCall),
    watchLeaving(
      page,
      () => page.push({ type: 'leaving', at: page.now() }),
      () => answer('window'),
    ),
    // Letting go has the calm page looked at again, so what looks at it is stopped after that.
    letGo,
    ambient.stop,
  ]
  return { stop: () => stops.forEach((stop) => stop()), settle: guard(() => settle()) }
}

type Target = Element & Partial<HTMLInputElement & HTMLMediaElement>

function isOwn({ meant }: Press, field: Element): boolean {
  return field === meant.element || field.contains(meant.origin)
}
