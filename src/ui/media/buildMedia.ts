import type { MediaConfig } from '../../core/intervention.ts'
import { readPlainText } from '../readMarkdown.ts'
import { resolveText, type Traits } from '../resolveText.ts'
import type { Media } from '../view.ts'

/** A picture or a video of the config, in the user's language. */
export function buildMedia(
  media: MediaConfig,
  { locales, traits }: { readonly locales: readonly string[]; readonly traits: Traits },
): Media {
  const { caption, ratio } = media
  const isVideo = 'video' in media
  return {
    src: isVideo ? media.video : media.image,
    alt: readPlainText(resolveText(media.alt, locales, traits)),
    ...(caption !== undefined && { caption: readPlainText(resolveText(caption, locales, traits)) }),
    ...(ratio !== undefined && { ratio }),
    ...(isVideo && { captions: resolveText(media.captions, locales) }),
    ...(isVideo && media.poster !== undefined && { poster: media.poster }),
  }
}
