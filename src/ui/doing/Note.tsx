import { CIRCLE, icon } from '../icons.tsx'
import type { NoteProps } from '../pieces.ts'

/** How something that was done for the user has gone. */
export function Note({ tone, text }: NoteProps) {
  return (
    <p class="note" part="note" data-tone={tone}>
      {icon(tone === 'done' ? 'm3.5 8.5 3 3 6-7' : `M8 4.5v4m0 2.9v.1${CIRCLE}`)}
      {text}
    </p>
  )
}
