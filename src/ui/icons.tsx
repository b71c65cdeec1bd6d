/** Drawn at 16 px with round strokes in the colour of the text; hidden from assistive technology. */
export const CloseIcon = () => icon('m4.5 4.5 7 7m0-7-7 7')
export const NewTabIcon = () => icon('M6 4h6v6m0-6-8 8')
export const DoneIcon = () => icon('m3.5 8.5 3 3 6-7')
export const FailedIcon = () => icon('M8 4.5v4m0 2.9v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8')

function icon(path: string) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
