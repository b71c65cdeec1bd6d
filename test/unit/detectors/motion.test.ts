import { describe, expect, test } from 'vitest'
import {
  THRASH_PIXELS,
  THRASH_SCORE,
  THRASH_SPEED,
  THRASH_TURNS,
  THRASH_WITHIN,
} from '../../../src/detectors/cursorThrash.ts'
import { SCROLL_REVERSALS, SCROLL_SHARE, SCROLL_THRASH_WITHIN } from '../../../src/detectors/scrollThrash.ts'
import { ZOOM_WITHIN, ZOOMS } from '../../../src/detectors/zoomStruggle.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

type Where = (ms: number) => readonly [x: number, y: number]

/** Moves the mouse along a line, as the sensor tells it: a point each 40 ms, an observation each half second. */
const moves =
  (where: Where, ms = 2000, step = 40) =>
  (user: Session) => {
    for (let from = 0; from < ms; from += 500) {
      const times = Array.from({ length: Math.floor(500 / step) }, (_, i) => from + i * step)
      const last = times.at(-1)!
      user.wait(500).observe('pointer', { path: times.map((at) => [last - at, ...where(at)] as const) })
    }
    return user
  }

/** To and fro over so many pixels, each way in so many milliseconds. */
const shakes =
  (pixels: number, way: number): Where =>
  (ms) => [
    300 + (Math.floor(ms / way) % 2 ? pixels - ((ms % way) / way) * pixels : ((ms % way) / way) * pixels),
    200,
  ]

describe('a mouse that is shaken is found', () => {
  finds('cursor-thrash', [
    ['to and fro', moves(shakes(150, 160))],
    ['up and down', moves((ms) => [200, shakes(150, 160)(ms)[0]])],
    ['in a small box', moves(shakes(90, 120))],
    ['again, once it went on', moves(shakes(150, 160), 6000), [1, 1, 1]],
  ])
})

describe('no shaking', () => {
  findsNothing('cursor-thrash', [
    ['is a straight way across the screen', moves((ms) => [ms, ms / 2])],
    ['is a slow look along the lines', moves((ms) => [(ms % 1000) / 4, Math.floor(ms / 1000) * 20])],
    ['is a hand that wavers', moves((ms) => [200 + (Math.floor(ms / 40) % 2) * 4, 200])],
    ['are wide turns over the whole screen', moves(shakes(1400, 480))],
    ['is a circle', moves((ms) => [200 + 100 * CIRCLE[Math.floor(ms / 40) % 24]![0], 200 + 100 * CIRCLE[Math.floor(ms / 40) % 24]![1]])],
    ['are a few turns on the way to a button', moves(shakes(120, 700))],
    ['is a pointer that leaves and comes back elsewhere', moves((ms) => [Math.floor(ms / 40) % 2 ? 1500 : 20, 20])],
    ['is shaking that is too short', moves(shakes(60, 160), 500)],
    ['is looking for the way between two presses', (user) => moves(shakes(150, 160), 500)(moves(shakes(150, 160), 500)(user).click('a'))],
  ]) // prettier-ignore
})

/** A rough circle in 24 steps, so that no step turns by 45°. */
const CIRCLE = Array.from(
  { length: 24 },
  (_, i) => [Math.cos((i * Math.PI) / 12), Math.sin((i * Math.PI) / 12)] as const,
)

/** Runs of so many views, each so long after the one before. */
const scrolls =
  (runs: readonly number[], gap = 800) =>
  (user: Session) =>
    runs.reduce((so, by) => so.observe('scroll', { by }).wait(gap), user)

describe('scrolling up and down is found', () => {
  finds('scroll-thrash', [
    ['at the fourth reversal', scrolls([1, -1, 1, -1, 1]), [4]],
    ['with each further one, once', scrolls([2, -1, 1, -2, 1, -1]), [4, 5]],
    ['though each way takes several turns of the wheel', scrolls([0.5, 0.5, -1, 0.4, 0.4, -1, 1], 400), [4]],
  ])
})

describe('no scrolling about', () => {
  findsNothing('scroll-thrash', [
    ['is reading down', scrolls([1, 1, 1, 1, 1, 1, 1])],
    ['is looking back once', scrolls([1, -1, 1, 1, 1])],
    ['are three reversals', scrolls([1, -1, 1, -1])],
    ['is bringing a line into view', scrolls([0.2, -0.2, 0.2, -0.2, 0.2, -0.2])],
    ['is comparing two places at leisure', scrolls([1, -1, 1, -1, 1, -1], 2500)],
    ['is scrolling from press to press', (user) =>
        [1, -1, 1, -1, 1, -1].reduce((so, by) => so.observe('scroll', { by }).wait(500).click('x').answers(), user)],
    ['is scrolling on several pages', (user) =>
        [1, -1, 1, -1, 1].reduce((so, by, i) => so.page(`/${i}`).observe('scroll', { by }).wait(500), user)],
  ]) // prettier-ignore
})

const zooms =
  (count: number, gap = 2000) =>
  (user: Session) =>
    Array.from({ length: count }).reduce<Session>((so) => so.observe('zoom', { by: 'pinch' }).wait(gap), user)

describe('zooming again and again', () => {
  finds('zoom-struggle', [
    ['is found at the third time', zooms(3), [3]],
    ['is told with each further one', zooms(4), [3, 4]],
  ])
  findsNothing('zoom-struggle', [
    ['is not looking at a picture, in and out', zooms(2)],
    ['is not zooming now and then', zooms(6, 5001)],
  ])
})

describe('what the hand does', () => {
  test('has the thresholds that were chosen', () => {
    expect([THRASH_WITHIN, THRASH_TURNS, THRASH_PIXELS, THRASH_SPEED, THRASH_SCORE]).toEqual([
      2000, 4, 300, 300, 65,
    ])
    expect([SCROLL_REVERSALS, SCROLL_SHARE, SCROLL_THRASH_WITHIN, ZOOMS, ZOOM_WITHIN]).toEqual([
      4, 30, 6000, 3, 10_000,
    ])
  })

  test('weighs nothing where it may tell of a disability', () => {
    const user = zooms(4)(moves(shakes(150, 160))(session()))
    expect(user.found).toEqual(['cursor-thrash 1', 'zoom-struggle 3', 'zoom-struggle 4'])
    expect(user.score.visit).toBe(0)
  })

  test('is judged as the config says', () => {
    expect(
      countsOf('scroll-thrash', scrolls([1, -1, 1]), { signals: { 'scroll-thrash': { reversals: 2 } } }),
    ).toEqual([2])
    expect(countsOf('zoom-struggle', zooms(3), { signals: { 'zoom-struggle': { zooms: 4 } } })).toEqual([])
    expect(
      countsOf('cursor-thrash', moves(shakes(150, 160)), { signals: { 'cursor-thrash': { turns: 40 } } }),
    ).toEqual([])
  })
})
