import type { Offer } from '../core/decision.ts'
import type { ActionConfig, InterventionConfig, Text, ThemeConfig } from '../core/intervention.ts'
import { readDuration } from '../core/time.ts'
import { defaultLabels, type HelpLabels } from './labels.ts'
import { mountHelp } from './mountHelp.tsx'
import { pickLocale, resolveText, type Traits } from './resolveText.ts'
import type { HelpAction, HelpHandle, HelpHost, RemedyAction } from './view.ts'

/** What an offer needs from the page and from its host to become help on the screen. */
export interface Presentation {
  readonly offer: Offer
  readonly intervention: InterventionConfig
  readonly traits: Traits
  /** Wanted languages, the best first. */
  readonly locales: readonly string[]
  /** The element that the signal is about, as it is now. */
  find(): Element | undefined
  /** The host's open dialog that holds it. */
  readonly container?: Element | undefined
  /** A remedy of the host's; `undefined` where there is none of that name. */
  remedy(name: string): Pick<RemedyAction, 'run' | 'undo'> | undefined
  readonly allowLinks: readonly string[]
  readonly theme: ThemeConfig
  readonly messages: { readonly [key: string]: unknown }
  readonly nonce?: string | undefined
  readonly host: HelpHost
}

/** Puts an offer on the screen. A snooze is told with its length in milliseconds. */
export function presentOffer(presentation: Presentation): HelpHandle {
  const { offer, intervention, traits, locales, container, allowLinks, theme, nonce, host } = presentation
  const { kind, title, body, actions = [] } = intervention
  const anchor = kind === 'tip' ? createAnchor(presentation) : undefined
  const locale = pickLocale(title, locales)
  const delays = new Map<string, number>()
  return mountHelp(
    {
      id: offer.id,
      kind,
      title: resolveText(title, locales, traits),
      body: resolveText(body, locales, traits),
      actions: actions.flatMap((action, i) => buildAction(action, `action-${i}`, presentation, delays)),
      // News of an incident is of no kind that could be offered again.
      refusable: offer.rule !== undefined && !offer.content,
      labels: buildLabels(presentation),
      allowLinks,
      theme,
      ...(anchor && { anchor }),
      ...(container && { container }),
      ...(locale !== undefined && { locale }),
      ...(nonce !== undefined && { nonce }),
    },
    {
      on: (step, by) => host.on(step, step === 'snoozed' ? String(delays.get(by ?? '') ?? 0) : by),
      onProblem: (error) => host.onProblem(error),
    },
  )
}

function createAnchor({
  intervention: { anchor = 'signal' },
  find,
}: Presentation): () => Element | undefined {
  if (anchor === 'signal') return find
  return () => {
    try {
      return document.querySelector(anchor) ?? undefined
    } catch {
      return undefined
    }
  }
}

function buildAction(
  action: ActionConfig,
  id: string,
  { locales, traits, remedy, host }: Presentation,
  delays: Map<string, number>,
): HelpAction[] {
  const label = resolveText(action.label, locales, traits)
  if ('link' in action) return [{ kind: 'link', id, label, href: action.link }]
  if ('dismiss' in action) return [{ kind: 'dismiss', id, label }]
  if ('snooze' in action) {
    delays.set(id, readDuration(action.snooze) ?? 0)
    return [{ kind: 'snooze', id, label }]
  }
  const found = remedy(action.remedy)
  if (found) return [{ kind: 'remedy', id, label, ...found }]
  host.onProblem(
    new Error(
      `Failed to offer "${action.remedy}": no remedy of that name was given to createUnstuck({ remedies }).`,
    ),
  )
  return []
}

function buildLabels({ messages, locales }: Presentation): Partial<HelpLabels> {
  const given = Object.keys(defaultLabels).flatMap((key) => {
    const text = Object.hasOwn(messages, key) ? messages[key] : undefined
    return isText(text) ? [[key, resolveText(text, locales)]] : []
  })
  return Object.fromEntries(given) as Partial<HelpLabels>
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}
