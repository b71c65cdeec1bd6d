import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Once in, once out is looking at something; the third time it cannot be made to fit. */
export const ZOOMS = 3
export const ZOOM_WITHIN: Millis = 10 * SECOND

const ZOOMS_KEPT = 12

/** Zooming again and again. It may reveal a disability, so it weighs nothing and is never forwarded. */
export const zoomStruggle = defineDetector<
  { episodes: number; zooms: Millis[]; told: boolean },
  { zooms: number; within: Millis }
>({
  type: 'zoom-struggle',
  layer: 'behaviour',
  weight: 0,
  personal: true,
  options: { zooms: ZOOMS, within: ZOOM_WITHIN },
  counts: { zooms: 12 },
  on: ['zoom'],
  init: () => ({ episodes: 0, zooms: [], told: false }),

  observe(state, { at }, { options, wait }) {
    const zooms = state.zooms.filter((zoom) => at - zoom <= wait(options.within))
    if (zooms.length === 0) state.told = false
    state.zooms = [...zooms, at].slice(-ZOOMS_KEPT)
    if (state.zooms.length < options.zooms) return undefined
    if (!state.told) state.episodes++
    const counted = state.told ? [at] : state.zooms
    state.told = true
    return [
      {
        episode: String(state.episodes),
        strength: 0.6 + 0.1 * (state.zooms.length - options.zooms),
        counted,
        evidence: { zooms: state.zooms.length },
      },
    ]
  },
})
