import { own } from '../core/own.ts'
import type { Emit } from '../facade.ts'
import type { ClientParts } from './parts.ts'
import { maybe, readGood, when, type BadOption } from './readGood.ts'

/** Reads by what fits; `null` is what a page says of what it does not have. */
export function createFitting(of: BadOption['of'], { load }: Pick<ClientParts, 'load'>, emit: Emit) {
  return <Options extends object>(
    given: unknown,
    fits: { readonly [name: string]: (value: unknown) => unknown },
  ): Partial<Options> =>
    readGood(
      given,
      (value, name, refuse) => maybe(when(own(fits, name) ?? (() => false)))(value, name, refuse),
      of,
      load,
      emit,
    )
}
