import { createConsent, type ConsentRecord } from '../storage/consent.ts'
import { findBadConsent } from '../storage/findBadConsent.ts'
import type { Memory } from '../storage/memory.ts'
import type { Word } from '../storage/tabs.ts'
import type { Consent, UnstuckOptions } from '../surface.ts'
import type { Attention } from './attention.ts'
import type { Carrier } from './carrier.ts'
import type { Refuse } from './refuse.ts'
import type { Forwarder } from './startForward.ts'

const PARTS = ['carry', 'history', 'forward'] as const

/** What may be kept and sent, and what is forgotten: in this tab, and with it in all others. */
export interface Privacy {
  isGranted(part: keyof ConsentRecord): boolean
  /** Tells what forwards events where it stands. */
  begin(): void
  consent(given: Consent): void
  /** The config forbids forwarding from now on. */
  endForwarding(): void
  /** The next person inherits nothing; `nameless` keeps what was wished for by somebody whose id is known. */
  reset(what?: 'nameless' | 'all'): void
  forget(): void
  /** What another tab has said of it. */
  hear(word: Extract<Word, { says: 'reset' | 'denied' }>): void
}

/** Parts that are there once the client runs are asked for when they are needed. */
export interface PrivacyNeeds {
  readonly options: UnstuckOptions
  readonly refuse: Refuse
  readonly memory: Memory | undefined
  /** What the config says at first. */
  readonly isForwarding: boolean
  attention(): Attention | undefined
  carrier(): Carrier
  forwarding(): Forwarder | undefined
  askMemory(): void
  /** All that this page knows of the person goes. */
  endPerson(): void
}

export function createPrivacy(needs: PrivacyNeeds): Privacy {
  const { options, refuse, memory, attention, carrier, forwarding, askMemory } = needs
  const gpc =
    options.gpc !== 'ignore' && 'globalPrivacyControl' in navigator && !!navigator.globalPrivacyControl
  let { isForwarding } = needs
  let now = createConsent(options.consent, { gpc })
  if (options.consent !== undefined) checkConsent(options.consent)

  function checkConsent(given: unknown): void {
    const bad = findBadConsent(given)
    if (bad) refuse({ consent: bad[0] }, bad[1])
  }

  function tellForwarding(): void {
    forwarding()?.consent(isForwarding ? now.forward : 'denied', now.history)
  }

  /** What is denied in one tab is denied in all: another would write again what was purged. */
  function setConsent(given: Consent, { isOwn = true } = {}): void {
    const before = now
    checkConsent(given)
    now = createConsent(given, { before, gpc })
    const denied = PARTS.filter((part) => now[part] === 'denied' && before[part] !== 'denied')
    if (isOwn && denied.length > 0) attention()?.tell({ says: 'denied', parts: denied })
    if (now.carry === 'denied') carrier().clear()
    if (now.history === 'denied') void memory?.clear().catch(() => {})
    if (now.history !== before.history) askMemory()
    tellForwarding()
  }

  function endPerson(): void {
    needs.endPerson()
    attention()?.turnPerson()
    carrier().clear()
  }

  function reset(what: 'nameless' | 'all' = 'nameless'): void {
    attention()?.forget(what)
    endPerson()
    attention()?.tell({ says: 'reset' })
    void memory?.clear(what === 'all' ? 'all' : undefined).catch(() => {})
  }

  return {
    isGranted: (part) => now[part] === 'granted',
    begin: tellForwarding,
    consent: (given) => setConsent(given),
    endForwarding() {
      isForwarding = false
      tellForwarding()
    },
    reset,
    forget() {
      reset('all')
      forwarding()?.consent('denied', 'denied')
      tellForwarding()
    },
    hear(word) {
      if (word.says === 'reset') endPerson()
      else setConsent(Object.fromEntries(word.parts.map((part) => [part, 'denied'])), { isOwn: false })
    },
  }
}
