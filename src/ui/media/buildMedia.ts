import type { MediaConfig } from '../../core/intervention.ts'
import type { Telling } from '../buildView.ts'
import { readPlainText } from '../readMarkdown.ts'
import type { Media } from '../view.ts'

/** A picture or a video of the config, in the user's language. One without words is called as the help is. */
export function buildMedia(media: MediaConfig, { say }: Telling, title: string): Media {
  const { ratio } = media
  const caption = media.caption === undefined ? '' : readPlainText(say(media.caption))
  const isVideo = 'video' in media
  return {
    src: isVideo ? media.video : media.image,
    alt: readPlainText(say(media.alt)) || caption || readPlainText(title),
    ...(caption && { caption }),
    ...(ratio !== undefined && { ratio }),
    ...(isVideo && { captions: say(media.captions) }),
    ...(isVideo && media.poster !== undefined && { poster: media.poster }),
  }
}
