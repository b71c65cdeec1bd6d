import { defineDetector } from '../core/detector.ts'

/** A script or style sheet of the product, or a lazily imported part of it, could not be loaded. */
export const assetFailed = defineDetector<object, object>({
  type: 'asset-failed',
  layer: 'system',
  weight: 0.3,
  options: {},
  on: ['asset'],
  init: () => ({}),

  observe(_, observation, { acts, now }) {
    if (observation.type !== 'asset') return undefined
    const { kind, key, at } = observation
    // Somebody has asked for a part of the product, and did not get it.
    const act = kind === 'chunk' ? acts.cause(now) : undefined
    return [
      {
        episode: `${kind} ${key}`,
        strength: act ? 0.8 : 0.5,
        counted: [at],
        target: act?.target,
        act: act?.id,
        evidence: { kind, asset: key },
      },
    ]
  },
})
