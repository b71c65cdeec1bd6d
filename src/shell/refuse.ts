import type { Emit } from '../facade.ts'
import type { describeCall } from '../rules/sentences.ts'
import type { ClientParts } from './parts.ts'

/** Tells the host that a call of its cannot be made as it is, by method and argument: `track.name`. */
export type Refuse = (...what: Parameters<typeof describeCall>) => void

/** As with options, not a word of it is in this script. */
export function createRefuse({ load }: Pick<ClientParts, 'load'>, emit: Emit): Refuse {
  return (...what) =>
    void load.sentences().then(
      ({ describeCall }) => emit('problem', describeCall(...what)),
      () => {},
    )
}
