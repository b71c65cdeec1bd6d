import type { Offer } from '../core/decision.ts'
import { endsHelp, GOAL_REACHED } from '../core/help.ts'
import type { InterventionConfig, Text, ThemeConfig } from '../core/intervention.ts'
import type { HelpBody } from '../core/observations/deciding.ts'
import type { Props } from '../core/props.ts'
import type { Millis } from '../core/time.ts'
import { messageOf } from '../core/messageOf.ts'
import type { Cover } from '../dom/moment.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { HandoverDraft } from '../handover/draft.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { HelpHandle } from '../ui/view.ts'
import type { Widget } from './parts.ts'
import { bindRemedy } from './bindRemedy.ts'
import type { AutoRemediesOptions } from './runAutoRemedies.ts'
import type { TellHelp } from './tellHelp.ts'

/** Puts offers on the screen, one at a time, with what the page's own code allows them. */
export interface Presenter {
  present(offer: Offer): void
  /** Takes an offer off the screen, or whichever is there. */
  withdraw(why: string, offer?: string): void
  /** Fetches the widget when nobody waits for it. */
  prefetch(): void
}

export interface PresenterOptions {
  readonly options: UnstuckOptions
  readonly page: Page
  readonly emit: Emit
  load(): Promise<Widget>
  readonly interventions: { readonly [id: string]: InterventionConfig }
  readonly theme: ThemeConfig
  readonly messages: { readonly [key: string]: Text }
  traits(): Props
  /** The host's open dialog in which help for an element must be. */
  containerFor(element: Element | undefined): Element | undefined
  /** What lies over the page now that help for an element must not be seen with. */
  coverOf(element: Element | undefined): Cover | undefined
  /** What would be passed on to whom the host has named so. */
  handover(name: string): (() => Promise<HandoverDraft>) | undefined
  readonly on: TellHelp
  /** The screen is free again. */
  onClosed(): void
}

/** A dialog tells nobody that it opens, so while help is open it is looked for. */
export const COVER_EVERY: Millis = 250

export function createPresenter({ options, page, emit, load, ...needs }: PresenterOptions): Presenter {
  let current: Current | undefined
  let prefetched = false
  const onProblem = (message: string, error: unknown) =>
    emit('problem', { code: 'help-failed', message, error })

  async function present(offer: Offer): Promise<void> {
    const mine: Current = { offer }
    current = mine
    const on = (step: HelpBody['step'], by?: string, progress?: HelpBody['progress']) => {
      needs.on(offer, step, by, progress)
      if (by === 'removed') tellRemoved(offer)
      if (!endsHelp(step, by) || current !== mine) return
      current = undefined
      clearInterval(mine.watch)
      needs.onClosed()
    }
    const find = () => (offer.signal?.target ? page.find(offer.signal.target) : undefined)
    try {
      const [intervention, widget] = [offer.content ?? needs.interventions[offer.intervention], await load()]
      if (current !== mine) return
      if (!intervention || intervention.kind === 'silent') return on('failed', 'cannot-show')
      mine.isRepairing = runsItself(intervention)
      const [pieces, repairs] = await Promise.all([
        widget.loadPieces(intervention, needs, offer),
        mine.isRepairing ? runAuto({ intervention, offer, options, on, onProblem }) : undefined,
      ])
      if (current !== mine) return
      const isDone = [...(repairs?.values() ?? [])].some(({ phase }) => phase === 'done')
      if (mine.isReached && !isDone) return on('closed', GOAL_REACHED)
      // Who asks for help does so from where the focus is.
      const asking = offer.signal || offer.rule !== undefined ? undefined : document.activeElement
      const container = needs.containerFor(find() ?? asking ?? undefined)
      // Who asks while something fills the screen, or beside a chat, wants help there, if there is a place for it.
      const over = asking && needs.coverOf(asking)
      const wanted = container || over === 'other-help' ? over : undefined
      const isCovered = (element: Element) => {
        const cover = needs.coverOf(element)
        return cover !== undefined && cover !== wanted
      }
      mine.handle = widget.presentOffer({
        offer,
        intervention,
        pieces,
        traits: needs.traits(),
        locales: [options.locale, document.documentElement.lang, ...navigator.languages].flatMap(
          (locale) => locale || [],
        ),
        find,
        container,
        dialogs: { containerFor: needs.containerFor, isCovered },
        remedy(name, auto) {
          const remedy = bindRemedy(options.remedies, name, offer.signal)
          return remedy && { ...remedy, ...(auto && repairs?.get(name)) }
        },
        handover: needs.handover,
        allowLinks: options.allow?.links ?? [],
        theme: needs.theme,
        messages: needs.messages,
        nonce: options.nonce,
        shortcut: options.shortcut,
        host: {
          on,
          onProblem: (error) => onProblem(`In "${offer.intervention}": ${messageOf(error)}`, error),
        },
      })
      // It was over at once: closed by what drew it.
      if (current !== mine) return
      mine.watch = window.setInterval(page.guard('presenter', mine.handle.look), COVER_EVERY)
    } catch (error) {
      onProblem(`Failed to show "${offer.intervention}": ${messageOf(error)}`, error)
      // What is gone by now has had its end.
      if (current === mine) on('failed', 'cannot-show')
    }
  }

  /** A script of the page has taken it away; to put it back would be a fight. */
  function tellRemoved({ intervention }: Offer): void {
    const message = `"${intervention}" was taken away by a script of the page, which must leave [data-unstuck-help] alone.`
    emit('problem', { code: 'help-removed', message })
  }

  /** The widget, and what the helps of this config need besides: most configs use two or three of the pieces. */
  async function fetchAll(): Promise<void> {
    const { loadPieces } = await load()
    const all = Object.values(needs.interventions)
    await Promise.all(all.map((one) => one.kind !== 'silent' && loadPieces(one, needs)))
  }

  return {
    present: (offer) => void present(offer),
    withdraw(why, offer) {
      if (!current || (offer !== undefined && current.offer.id !== offer)) return
      const { handle, isRepairing } = current
      // Their task is done. What they write to somebody is not, and what was done for them is to be read, and may be undone.
      if (why === GOAL_REACHED && (handle ? handle.isNeeded() : isRepairing))
        return void (current.isReached = true)
      if (handle) return handle.close(why)
      // The widget is still on its way: it will find that nobody waits for it.
      const gone = current.offer
      current = undefined
      needs.on(gone, 'closed', why)
      needs.onClosed()
    },
    prefetch() {
      if (prefetched) return
      prefetched = true
      const fetchWidget = () => void fetchAll().catch(() => {})
      // Safari has no idle callback.
      if (typeof window.requestIdleCallback === 'function')
        window.requestIdleCallback(fetchWidget, { timeout: 2000 })
      else setTimeout(fetchWidget, 200)
    },
  }
}

interface Current {
  readonly offer: Offer
  /** Something is done for the user by itself, before they see it. */
  isRepairing?: boolean
  /** Its goal, meanwhile. */
  isReached?: boolean
  handle?: HelpHandle
  watch?: number
}

function runsItself(intervention: InterventionConfig): boolean {
  return 'actions' in intervention && !!intervention.actions?.some((action) => 'auto' in action)
}

/** Without its script, what would have run by itself is a button. */
async function runAuto(given: AutoRemediesOptions) {
  const auto = await import('./runAutoRemedies.ts').catch(() => undefined)
  return auto?.runAutoRemedies(given)
}
