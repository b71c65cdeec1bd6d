import type { RenderedIntervention } from 'unstuck'

type PictureProps = NonNullable<RenderedIntervention['media']>

/** A picture, or a video: that is what has captions. It keeps its place before it has come, and never plays by itself. */
export function Picture({ src, alt, caption, captions, poster, ratio = 16 / 9 }: PictureProps) {
  const style = { aspectRatio: ratio }
  return (
    <figure>
      {captions === undefined ? (
        <img src={src} alt={alt} loading="lazy" style={style} />
      ) : (
        <video src={src} poster={poster} aria-label={alt} style={style} preload="none" controls>
          <track kind="captions" src={captions} default />
        </video>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
