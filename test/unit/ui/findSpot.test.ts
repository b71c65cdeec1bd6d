import { describe, expect, test } from 'vitest'
import { ARROW_INSET, type Box, EDGE, findSpot, GAP, type SpotQuestion } from '../../../src/ui/findSpot.ts'

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

/** A tip of 300 × 100 on a desktop, for a field of 200 × 40 in the middle. */
function ask(change: Partial<SpotQuestion> = {}) {
  const anchor = change.anchor ?? box(400, 300, 200, 40)
  return findSpot({
    anchor,
    labelled: anchor,
    width: 300,
    height: 100,
    bounds: box(0, 0, 1000, 700),
    avoid: [],
    spare: [],
    ...change,
  })
}

describe('a tip stands', () => {
  test('below its anchor, in the middle, pointing at it', () => {
    expect(ask()).toEqual({ side: 'bottom', ...box(350, 340 + GAP, 300, 100), arrow: 150 })
  })
  test.each<[string, Partial<SpotQuestion>, string]>([
    ['above, at the bottom of the screen', { anchor: box(400, 640, 200, 40) }, 'top'],
    ['beside, where neither above nor below has room', { bounds: box(0, 270, 1000, 110) }, 'right'],
    ['on the left, where only that has room', { bounds: box(0, 270, 700, 110) }, 'left'],
    ['above, where the focused element is below', { avoid: [box(400, 360, 200, 40)] }, 'top'],
    ['above, over an on-screen keyboard', { bounds: box(0, 0, 1000, 420) }, 'top'],
    ['where it stood before', { side: 'left' }, 'left'],
    ['elsewhere when that is taken', { side: 'left', avoid: [box(200, 300, 100, 40)] }, 'bottom'],
    ['off the button that comes next', { spare: [box(400, 360, 200, 40)] }, 'top'],
    [
      'on the less of two buttons',
      { bounds: box(200, 0, 500, 700), spare: [box(400, 360, 200, 40), box(400, 250, 50, 40)] },
      'top',
    ],
    [
      'where it stood, on a button that comes later',
      { side: 'bottom', spare: [box(400, 360, 200, 40)] },
      'bottom',
    ],
  ])('%s', (_, change, side) => {
    expect(ask(change)?.side).toBe(side)
  })
})

describe('a tip keeps', () => {
  test.each<[string, Partial<SpotQuestion>, Partial<Box>]>([
    ['off the left edge', { anchor: box(0, 300, 40, 40) }, { left: EDGE }],
    ['off the right edge', { anchor: box(960, 300, 40, 40) }, { right: 1000 - EDGE }],
    [
      'inside what a pinch left to see',
      { bounds: box(300, 200, 500, 400), anchor: box(310, 300, 40, 40) },
      { left: 300 + EDGE },
    ],
    ['above the label', { side: 'top', labelled: box(400, 276, 200, 64) }, { bottom: 276 - GAP }],
  ])('%s', (_, change, place) => {
    expect(ask(change)).toMatchObject(place)
  })

  test('its arrow on the anchor when it had to move', () => {
    expect(ask({ anchor: box(20, 300, 40, 40) })?.arrow).toBe(40 - EDGE)
    expect(ask({ anchor: box(980, 300, 20, 40) })?.arrow).toBe(300 - ARROW_INSET)
  })
  test('its arrow on the part of a long anchor that is in sight', () => {
    expect(ask({ anchor: box(600, 300, 2000, 40) })).toMatchObject({ left: 650, arrow: 150 })
  })
})

describe('there is no place for a tip', () => {
  test.each<[string, Partial<SpotQuestion>]>([
    ['beside an anchor that fills the screen', { anchor: box(0, 0, 1000, 700) }],
    ['on a screen that is smaller than the tip', { bounds: box(0, 0, 280, 700) }],
    ['beside an anchor that is out of sight', { anchor: box(400, 900, 200, 40) }],
    [
      'where the focused element is all around',
      { avoid: [box(0, 0, 1000, 299), box(0, 341, 1000, 300), box(0, 300, 399, 40), box(601, 300, 399, 40)] },
    ],
  ])('%s', (_, change) => {
    expect(ask(change)).toBeUndefined()
  })
})
