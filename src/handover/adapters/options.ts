import type { Handover } from '../adapter.ts'

/** What every adapter takes. */
export interface AdapterOptions {
  /** Whether somebody is there now, where the provider does not tell: an endpoint of yours, office hours. */
  readonly available?: Handover['available']
  /** What the provider would ask the user for again. Default: nothing is prefilled. */
  readonly identity?: () => Identity | undefined
}

/** Who the user is, as a provider would ask them. */
export interface Identity {
  readonly name?: string
  readonly email?: string
}

/** The host's word on who is there goes over the provider's. */
export function withAvailability(options?: AdapterOptions): Pick<Handover, 'available'> {
  const { available } = options ?? {}
  return available ? { available } : {}
}

/** Told when somebody is to be handed over, as whatever else an adapter cannot do; the next one is asked then. */
export function isAddress(address: string, of: string): true {
  if (typeof address === 'string' && address !== '') return true
  throw new TypeError(`${of} needs an address`)
}
