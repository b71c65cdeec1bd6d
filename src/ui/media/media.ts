export { buildMedia } from './buildMedia.ts'
export { MediaView as Media } from './MediaView.tsx'

/** The place is kept before anything has arrived, so that nothing moves. */
export const css = `
figure { margin: 12px 0 0; }
img, video { display: block; width: 100%; height: auto; border-radius: max(0px, var(--radius) - 4px); background: var(--hover); object-fit: cover; }
figcaption { margin-top: 6px; color: var(--soft); font-size: .857em; }
`
