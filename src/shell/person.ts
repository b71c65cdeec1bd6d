import { hashText } from '../core/hash.ts'
import type { UserBody } from '../core/observations/host.ts'
import type { Props } from '../core/props.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { Driver } from './driver.ts'
import { readName, readProps } from './readProps.ts'
import type { Refuse } from './refuse.ts'

/** Who uses the page. The id is hashed before anything else sees it. */
export interface Person {
  /** Hash of the id. */
  readonly id: string | undefined
  identify(id: string, traits?: Props): void
  /** What the host says of the user at the start: traits may be known of somebody without an id. */
  introduce(user: UnstuckOptions['user']): void
  /** What the page before had known was of somebody else, and all of it is gone. */
  again(): void
  forget(): void
}

export interface PersonOptions {
  readonly push: Driver['push']
  readonly refuse: Refuse
  readonly idSalt: string | undefined
  /** Who the visit was told to be of, on this page or an earlier one. */
  before(): string | undefined
  /** Somebody else sits here now. */
  onOther(): void
  onKnown(): void
}

/**
 * Without a salt anybody who has a list of ids can tell which hash is whose; with one, anybody who has the list and
 * has seen the page's code. Where that is too much, hand over an id that says nothing.
 */
export function createPerson({ push, refuse, idSalt = '', before, onOther, onKnown }: PersonOptions): Person {
  let known: string | undefined
  let said: UserBody | undefined

  function identify(id: string, traits?: Props): void {
    // Nobody is called nothing: all who are not logged in would be one person.
    if (readName(id) === undefined) return refuse('identify.id', id)
    const person = hashText(idSalt === '' ? `user ${String(id)}` : `user ${idSalt}\u0000${String(id)}`)
    const last = known ?? before()
    if (last !== undefined && last !== person) onOther()
    known = person
    tell({ id: known, ...readTraits(traits) })
    if (last !== person) onKnown()
  }

  function readTraits(given: Props | undefined): Omit<UserBody, 'id'> {
    const { props: traits, ...lost } = readProps(given, () => refuse('identify.traits', given))
    return { traits, ...lost }
  }

  function tell(body: UserBody): void {
    said = body
    push('user', body)
  }

  return {
    get id() {
      return known
    },
    identify,
    introduce(user) {
      if (user?.id !== undefined) identify(user.id, user.traits)
      else if (user?.traits) tell(readTraits(user.traits))
    },
    again() {
      if (said) push('user', said)
    },
    forget() {
      known = said = undefined
    },
  }
}
