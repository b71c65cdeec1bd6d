import { useState } from 'preact/hooks'
import type { MediaProps } from '../pieces.ts'

/** What explains more than words: 16 by 9 is what screens and phones record. */
const USUAL_RATIO = 16 / 9

/**
 * A picture or a video. Nothing is fetched before it is seen, and of a video nothing before it is played; it never plays
 * by itself. What cannot be loaded leaves its words.
 */
export function MediaView({ media, addressOf }: MediaProps) {
  const [isBroken, setBroken] = useState(false)
  const fail = ({ currentTarget }: Event) => {
    // What was pressed to play it goes, and the focus stays inside.
    const video = currentTarget as Element
    if (video.matches(':focus')) video.closest<HTMLElement>('.panel')?.focus({ preventScroll: true })
    setBroken(true)
  }
  const { alt, caption, ratio = USUAL_RATIO } = media
  const src = addressOf(media.src)
  const captions = media.captions === undefined ? undefined : addressOf(media.captions)
  const style = { aspectRatio: String(ratio) }
  // No browser loads captions of another origin for a video that is not asked for with CORS.
  const isElsewhere = captions !== undefined && ![location.origin, origin].includes(new URL(captions).origin)
  if (src === undefined || isBroken)
    return (
      <figure part="media">
        <figcaption>{alt}</figcaption>
      </figure>
    )
  return (
    <figure part="media">
      {captions === undefined ? (
        <img src={src} alt={alt} loading="lazy" decoding="async" style={style} onError={fail} />
      ) : (
        <video
          src={src}
          {...(isElsewhere && { crossOrigin: 'anonymous' as const })}
          aria-label={alt}
          controls
          playsInline
          preload="none"
          poster={media.poster === undefined ? undefined : addressOf(media.poster)}
          style={style}
          onError={fail}
        >
          <track kind="captions" src={captions} default />
        </video>
      )}
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
