import { defineDetector } from '../core/detector.ts'

/** Nothing is to be seen on a page that has had its time, and asks for nothing any more. */
export const blankPage = defineDetector<{ blank: number }, object>({
  type: 'blank-page',
  layer: 'system',
  weight: 0.5,
  options: {},
  on: ['blank', 'page'],
  init: () => ({ blank: 0 }),

  observe(state, { type, at }) {
    const episode = String(state.blank)
    if (type === 'page') {
      state.blank++
      return [{ episode, over: true }]
    }
    return [{ episode, strength: 0.8, counted: [at], evidence: {} }]
  },
})
