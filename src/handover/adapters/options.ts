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
export function withAvailability({ available }: AdapterOptions): Pick<Handover, 'available'> {
  return available ? { available } : {}
}
