import type { Tone } from '../../core/intervention.ts'
import { CIRCLE, icon } from '../icons.tsx'

/** What a banner is about, at a glance; its words say it too. */
export function Sign({ tone = 'info' }: { readonly tone: Tone | undefined }) {
  return (
    <span class="tone" data-tone={tone}>
      {icon(TONES[tone])}
    </span>
  )
}

const TONES: { readonly [tone in Tone]: string } = {
  info: `M8 7.5v4m0-6.9v-.1${CIRCLE}`,
  good: `m5.3 8.3 2 2 3.5-4.2${CIRCLE}`,
  trouble: 'M8 6v3.2m0 2.3v.1M8 1.9 1.7 13.4h12.6z',
  maintenance: `M8 4.6V8l2.3 1.5${CIRCLE}`,
}
