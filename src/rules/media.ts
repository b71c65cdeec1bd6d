import type { MediaConfig } from '../core/intervention.ts'
import { pointTo, type Report } from './problem.ts'
import { optional, readNumber, readObject, readText, readWords, refuseOthers } from './read.ts'

/** A strip ten times as wide as high, or as high as wide, is no picture that explains anything. */
const RATIO = { min: 0.1, max: 10 }

/** A picture or a video. What some users could not see or hear is left out: the words still help. */
export function readMedia(config: unknown, pointer: string, report: Report): MediaConfig | undefined {
  const object = readObject(config, pointer, report)
  if (!object) return undefined
  const at = (key: string) => pointTo(pointer, key)
  const isVideo = Object.hasOwn(object, 'video')
  refuseOthers(
    object,
    isVideo
      ? ['video', 'captions', 'poster', 'alt', 'caption', 'ratio']
      : ['image', 'alt', 'caption', 'ratio'],
    pointer,
    report,
  )
  const alt = readWords(object.alt, at('alt'), report)
  const caption = optional(object.caption, (one) => readWords(one, at('caption'), report))
  const ratio = optional(object.ratio, (one) => readNumber(one, at('ratio'), report, RATIO))
  const more = { ...(caption !== undefined && { caption }), ...(ratio !== undefined && { ratio }) }
  if (!isVideo) {
    const image = readText(object.image, at('image'), report)
    return image === undefined || alt === undefined ? undefined : { image, alt, ...more }
  }
  const video = readText(object.video, at('video'), report)
  const captions = readWords(object.captions, at('captions'), report)
  const poster = optional(object.poster, (one) => readText(one, at('poster'), report))
  if (video === undefined || captions === undefined || alt === undefined) return undefined
  return { video, captions, alt, ...(poster !== undefined && { poster }), ...more }
}
