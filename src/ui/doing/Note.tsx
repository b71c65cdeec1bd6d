import { CIRCLE, icon } from '../icons.tsx'
import type { NoteProps } from '../pieces.ts'

const SIGNS: { readonly [tone in NoteProps['tone']]: string } = {
  done: 'm3.5 8.5 3 3 6-7',
  failed: `M8 4.5v4m0 2.9v.1${CIRCLE}`,
  busy: `M8 4.6V8l2.3 1.5${CIRCLE}`,
}

/** How something that was done for the user has gone. */
export function Note({ tone, text }: NoteProps) {
  return (
    <p class="note" part="note" data-tone={tone}>
      {icon(SIGNS[tone])}
      {text}
    </p>
  )
}
