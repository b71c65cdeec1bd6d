/** A stroke of the colour of the text, on 16 by 16; hidden from assistive technology. */
export function icon(path: string) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

export const CROSS = 'm4.5 4.5 7 7m0-7-7 7'
export const CIRCLE = 'M8 1.8a6.2 6.2 0 1 0 .01 0'
