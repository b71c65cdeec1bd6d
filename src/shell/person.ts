import { hashText } from '../core/hash.ts'
import type { Props } from '../core/observation.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { Driver } from './driver.ts'
import { readProps } from './readProps.ts'

/** Who uses the page. The id is hashed before anything else sees it. */
export interface Person {
  /** Hash of the id. */
  readonly id: string | undefined
  identify(id: string, traits?: Props): void
  /** What the host says of the user at the start: traits may be known of somebody without an id. */
  introduce(user: UnstuckOptions['user']): void
  forget(): void
}

/**
 * Without a salt anybody who has a list of ids can tell which hash is whose; with one, anybody who has the list and
 * has seen the page's code. Where that is too much, hand over an id that says nothing.
 */
export function createPerson(push: Driver['push'], idSalt = ''): Person {
  let known: string | undefined

  function identify(id: string, traits: Props = {}): void {
    known = hashText(idSalt === '' ? `user ${String(id)}` : `user ${idSalt}\u0000${String(id)}`)
    push('user', { id: known, traits: readProps(traits) })
  }

  return {
    get id() {
      return known
    },
    identify,
    introduce(user) {
      if (user?.id !== undefined) identify(user.id, user.traits)
      else if (user?.traits) push('user', { traits: readProps(user.traits) })
    },
    forget: () => (known = undefined),
  }
}
