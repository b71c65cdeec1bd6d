import type { Where } from './answers.ts'
import { sayPlace, saySignal } from './say.ts'

/** What happened, and where: the signal in words, then page and element. */
export function WhereCell({ where }: { where: Where & { readonly signal: string } }) {
  return (
    <>
      <span class="what">{saySignal(where.signal)}</span>
      <span class="where">
        <b>{where.page}</b> {sayPlace(where)}
      </span>
    </>
  )
}
