import { icon } from '../icons.tsx'

/** Help that keeps quiet until the user opens it. */
export function Dot({ name, onOpen }: { readonly name: string; onOpen(): void }) {
  return (
    <button
      type="button"
      class="dot"
      part="dot"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label={name}
      onClick={onOpen}
    >
      {icon('M5.8 6a2.3 2.3 0 1 1 3.4 2c-.8.4-1.2.8-1.2 1.7m0 2.6v.1')}
    </button>
  )
}
