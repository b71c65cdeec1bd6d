import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Shaking is over within two seconds (the figures are those of Splunk's detector, which is the one that scores). */
export const THRASH_WITHIN: Millis = 2 * SECOND
export const THRASH_TURNS = 4
/** Shorter ways are a hand that wavers. */
export const THRASH_PIXELS = 300
/** Slower ways are somebody reading along, in pixels a second. */
export const THRASH_SPEED = 300
/** Of 100: turns, speed, and how small the box is. A plain count of turns finds three an hour of calm work. */
export const THRASH_SCORE = 65
/** A pointer that is faster, in pixels a second, has jumped: it left the window and came back. */
const TELEPORT = 5000
/** Shorter steps turn by chance. */
const STEP = 5
/** The cosine of 45°. */
const STRAIGHT = 0.7071
const POINTS_KEPT = 56

type Point = [time: number, x: number, y: number]

interface State {
  episodes: number
  /** Times count from here: they are shorter so. */
  since: Millis
  path: Point[]
  quietUntil: Millis
}

/**
 * The mouse is shaken: many sharp turns, quick, in a small place, with no button held. It may also reveal a disability
 * or a habit, so it weighs nothing and is never forwarded.
 */
export const cursorThrash = defineDetector<
  State,
  { within: Millis; turns: number; pixels: number; speed: number; score: number }
>({
  type: 'cursor-thrash',
  layer: 'behaviour',
  weight: 0,
  personal: true,
  options: {
    within: THRASH_WITHIN,
    turns: THRASH_TURNS,
    pixels: THRASH_PIXELS,
    speed: THRASH_SPEED,
    score: THRASH_SCORE,
  },
  counts: { turns: 40, pixels: 5000, speed: 5000, score: 100 },
  on: ['pointer', 'page', 'act'],
  init: () => ({ episodes: 0, since: 0, path: [], quietUntil: 0 }),

  observe(state, observation, { options, wait }) {
    if (observation.type !== 'pointer') {
      state.path = []
      return undefined
    }
    const { path, at } = observation
    if (state.path.length === 0) state.since = at
    for (const [before, x, y] of path) state.path.push([Math.round(at - before - state.since), x, y])
    const end = state.path.at(-1)![0]
    state.path = state.path.filter(([time]) => end - time <= wait(options.within)).slice(-POINTS_KEPT)
    if (at < state.quietUntil) return undefined
    const { turns, pixels, speed, box } = measure(state.path)
    if (turns < options.turns || pixels < options.pixels || speed < options.speed) return undefined
    const haste = Math.min(1, (speed - options.speed) / THRASH_SPEED)
    const score = 40 * Math.min(1, turns / 8) + 30 * haste + 30 / (1 + (box / 200) * (box / 200))
    if (score < options.score) return undefined
    state.quietUntil = at + wait(options.within)
    state.path = []
    return [
      {
        episode: String(++state.episodes),
        strength: score / 100,
        counted: [at],
        evidence: { turns, pixels: Math.round(pixels), speed: Math.round(speed), box: Math.round(box) },
      },
    ]
  },
})

function measure(path: readonly Point[]) {
  const [first, ...rest] = path
  let [turns, pixels, spent] = [0, 0, 0]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  let last = first
  let way: readonly [x: number, y: number, length: number] | undefined
  for (const point of rest) {
    const [dx, dy, dt] = [point[1] - last![1], point[2] - last![2], point[0] - last![0]]
    const length = Math.sqrt(dx * dx + dy * dy)
    if (length < STEP) continue
    last = point
    if (dt <= 0 || length / dt > TELEPORT / SECOND) {
      way = undefined
      continue
    }
    if (way && way[0] * dx + way[1] * dy <= STRAIGHT * way[2] * length) turns++
    way = [dx, dy, length]
    pixels += length
    spent += dt
    left = Math.min(left, point[1], point[1] - dx)
    right = Math.max(right, point[1], point[1] - dx)
    top = Math.min(top, point[2], point[2] - dy)
    bottom = Math.max(bottom, point[2], point[2] - dy)
  }
  return {
    turns,
    pixels,
    speed: spent > 0 ? (pixels / spent) * SECOND : 0,
    box: Math.max(right - left, bottom - top),
  }
}
