import type { Millis } from '../../../core/time.ts'
import type { PageNode } from '../../tree/pageNode.ts'
import type { Request } from '../network.ts'
import type { Rebuilt } from '../rebuilt.ts'
import type { FieldLooks } from './fieldWords.ts'
import { FIELDS, findAll } from './find.ts'
import { findForm, formKeyOf, formOf, valueOf } from './formKey.ts'
import { fieldOf, findSigns, type Sign } from './signs.ts'

/** As in the page. */
const OUTCOME_WITHIN: Millis = 10_000
const ONE_ATTEMPT: Millis = 1000
const LOOK_AFTER: Millis = 100
const LOOK_EVERY: Millis = 500
const SETTLED_AFTER: Millis = 1000
const AT_ONCE: Millis = 200
/** Where requests are not recorded, only what comes with the press itself has surely been said by no server. */
const IN_HANDLER: Millis = 30

export interface AttemptOptions {
  readonly page: Rebuilt
  readonly form: PageNode
  readonly began: Millis
  /** Elements that have told of an error before. */
  readonly errors: WeakSet<PageNode>
  readonly looks: FieldLooks
  /** A poll or a tracker, which says nothing of a form. */
  isAside(request: Request): boolean
  tell(
    form: PageNode,
    step: 'refused' | 'accepted',
    at: Millis,
    more: { by: string; field?: PageNode | undefined },
  ): void
}

/** One attempt to send a form, until the page shows what became of it; as in the page. */
export interface Attempt {
  readonly form: PageNode
  readonly isOver: boolean
  isOpen(at: Millis): boolean
  submit(at: Millis): void
  refuse(by: string, at: Millis, field?: PageNode): void
  /** The page has changed. */
  change(at: Millis): void
  /** Looks at the times at which the page would have looked. */
  pass(until: Millis): void
  conclude(at: Millis): void
  stop(): void
}

export function startAttempt(options: AttemptOptions): Attempt {
  const { page, began, errors, looks, isAside, tell } = options
  const key = formKeyOf(options.form, page)
  const before = findSigns(options.form, page, looks)
  let { form } = options
  let known: readonly Sign[] = before
  let isGone = false
  let isOpen = true
  let quietSince = began
  let filled: readonly PageNode[] | undefined
  let secret: PageNode | undefined
  let bare: Sign | undefined
  let { focused } = page
  let changed = began
  let sentAt = began
  let soon: Millis | undefined
  let next = began + LOOK_EVERY

  function look(now: Millis, isLast: boolean): void {
    if (!isOpen) return
    if (!form.isConnected) form = findForm(key, page) ?? form
    const signs = findSigns(form, page, looks)
    const isCleared = !!filled && filled.length > 0 && filled.every(isEmpty)
    const answered = page.network.answered(began, now, isAside)
    const isGoodNews = (sign: Sign) => (sign.bare || sign.plain) && isCleared && answered !== 'failed'
    const fresh = signs.filter((sign) => !isGoodNews(sign) && !known.some((old) => isKnown(old, sign)))
    known = [...signs, ...before.filter(({ plain }) => plain)]
    const no = fresh.find((sign) => !sign.bare)
    if (no) {
      for (const { element } of fresh) errors.add(element)
      return refuse(no.by, now, fieldAmong(signs, no))
    }
    bare = fresh[0] ?? bare
    const isWaiting = page.network.isOpen(began, now)
    if (bare && (isLast || !isWaiting)) {
      const said = bare
      bare = undefined
      if (isTurnedDown(answered)) {
        errors.add(said.element)
        return refuse('alert', now, fieldAmong(signs, said))
      }
      errors.delete(said.element)
    }
    if (!bare) focused = page.focused
    settle(now, isLast, { signs, isGoodNews, isCleared, answered, isWaiting })
  }

  /** What is the case when nothing comes any more. */
  function settle(
    now: Millis,
    isLast: boolean,
    seen: {
      signs: readonly Sign[]
      isGoodNews: (sign: Sign) => boolean | undefined
      isCleared: boolean
      answered: 'failed' | 'served' | undefined
      isWaiting: boolean
    },
  ): void {
    const isGoneNow = !form.isConnected || !page.styles.isShown(form)
    if (isGoneNow !== isGone || seen.isWaiting) quietSince = now
    isGone = isGoneNow
    if (filled && (isLast || now - quietSince >= SETTLED_AFTER)) {
      const standing = seen.signs.find(
        (sign) => sign.by === 'aria-invalid' || (errors.has(sign.element) && !seen.isGoodNews(sign)),
      )
      if (isGone) return seen.answered === 'failed' ? stop() : accept('gone', now)
      if (standing) return refuse(standing.by, now, fieldAmong(seen.signs, standing))
      if (seen.isCleared) return accept('cleared', now)
    }
    if (isLast) stop()
  }

  function fieldAmong(signs: readonly Sign[], no: Sign): PageNode | undefined {
    return fieldOf(signs.filter((sign) => !sign.bare || sign === no))
  }

  function isKnown(old: Sign, sign: Sign): boolean {
    if (old.text !== sign.text) return false
    return old.element === sign.element || (!!sign.plain && !errors.has(old.element))
  }

  /** As in the page; where requests are not recorded, silence of the server says nothing. */
  function isTurnedDown(answered: 'failed' | 'served' | undefined): boolean {
    const field = page.focused
    const isMoved = !!field && field !== focused && field.matches(FIELDS) && formOf(field, page) === form
    const isAtOnce = changed - sentAt <= (page.network.isTold ? AT_ONCE : IN_HANDLER)
    return answered === 'failed' || isMoved || isSecretTaken() || (!answered && isAtOnce)
  }

  function isSecretTaken(): boolean {
    return !!secret && isEmpty(secret) && !!filled?.some((field) => !isEmpty(field))
  }

  function refuse(by: string, at: Millis, field?: PageNode): void {
    if (!isOpen) return
    stop()
    tell(form, 'refused', at, { by, field })
  }

  function accept(by: string, at: Millis): void {
    stop()
    tell(form, 'accepted', at, { by })
  }

  function stop(): void {
    isOpen = false
  }

  return {
    form: options.form,
    get isOver() {
      return !isOpen
    },
    isOpen: (at) => isOpen && at - began < ONE_ATTEMPT,
    submit(at) {
      if (filled) return
      filled = findAll(form, TEXTS).filter((field) => !isEmpty(field))
      const secrets = findAll(form, 'input[type=password]')
      secret = secrets.length === 1 && !isEmpty(secrets[0]!) ? secrets[0] : undefined
      sentAt = at
      focused = page.focused
      // What came with the press, before it was a click, is looked at with what follows.
      if (soon !== undefined) soon = at + LOOK_AFTER
      next = Math.max(next, at + LOOK_AFTER)
    },
    refuse,
    change(at) {
      if (soon !== undefined) return
      changed = at
      soon = at + LOOK_AFTER
    },
    pass(until) {
      while (isOpen) {
        const at = Math.min(soon ?? Infinity, next)
        if (at >= until) return
        if (at === soon) {
          soon = undefined
          look(at, false)
        } else {
          next = at + LOOK_EVERY
          look(at, at - began >= (filled ? OUTCOME_WITHIN : ONE_ATTEMPT))
        }
      }
    },
    conclude: (at) => look(at, true),
    stop,
  }
}

/** Fields that people write in, of which nobody empties one by itself. */
const TEXTS = `:is(${FIELDS}):not(select,[type=password],[type=checkbox],[type=radio],[type=submit],[type=button],[autocomplete^=cc-],[autocomplete=one-time-code])`

function isEmpty(field: PageNode): boolean {
  return valueOf(field) === ''
}
