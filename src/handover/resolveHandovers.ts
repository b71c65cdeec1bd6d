import type { Handover, HandoverTarget, OneHandover } from './adapter.ts'
import { chatwoot } from './adapters/chatwoot.ts'
import { crisp } from './adapters/crisp.ts'
import { freshchat } from './adapters/freshchat.ts'
import { freshdesk } from './adapters/freshdesk.ts'
import { helpScout } from './adapters/helpScout.ts'
import { hubSpot } from './adapters/hubSpot.ts'
import { intercom } from './adapters/intercom.ts'
import { mailto } from './adapters/mailto.ts'
import { webhook } from './adapters/webhook.ts'
import { zendesk } from './adapters/zendesk.ts'

export type NamedHandover = Handover & { readonly name: string }

/** By the names that a script tag knows them by. */
const ADAPTERS: { readonly [name: string]: () => Handover } = {
  chatwoot,
  crisp,
  freshchat,
  freshdesk,
  'help-scout': helpScout,
  hubspot: hubSpot,
  intercom,
  zendesk,
}

/** Those who are to be asked, in order, each with a name. One that nobody knows fails when it is asked: the next may be there. */
export function resolveHandovers(target: HandoverTarget, name: string): readonly NamedHandover[] {
  const all: readonly OneHandover[] = Array.isArray(target) ? target : [target]
  return all.map((one, i) => nameOne(resolveSafely(one), all.length > 1 ? `${name}[${i}]` : name))
}

function resolveSafely(one: OneHandover): Handover {
  try {
    return resolveOne(one)
  } catch (error) {
    const fail = () => {
      throw error
    }
    return { detect: fail }
  }
}

function resolveOne(one: OneHandover): Handover {
  if (typeof one === 'function') return { handover: one }
  if (typeof one !== 'string') {
    if (typeof one === 'object' && one !== null) return one
    throw new TypeError(`a handover is ${String(one)}, but must be an adapter, a function or a name`)
  }
  if (one.startsWith('mailto:')) return mailto(one.slice('mailto:'.length))
  if (/^(\/|https?:)/.test(one)) return webhook(one)
  const adapter = Object.hasOwn(ADAPTERS, one) ? ADAPTERS[one] : undefined
  if (adapter) return adapter()
  const known = Object.keys(ADAPTERS).join(', ')
  throw new TypeError(
    `there is no adapter "${one}"; there are: ${known}, mailto:…, and addresses of webhooks`,
  )
}

/** The host's own object may be an instance with methods, so it is asked through, and not copied. */
function nameOne(one: Handover, name: string): NamedHandover {
  if (one.name !== undefined) return one as NamedHandover
  return Object.create(one, { name: { value: name } }) as NamedHandover
}
