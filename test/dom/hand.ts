import { cdp } from 'vitest/browser'

/** The hand of a user: trusted input, sent to the browser and not to the page. */
export const hand = {
  press,
  pressAt,
  down,
  move,
  up,
  drag,
  tap,
  swipe,
  touch,
  key,
  keyDown,
  keyUp,
  wheel,
  rest,
}

type Point = readonly [x: number, y: number]
type Where = Element | Point

/** One click with the mouse, or several as fast as a hand can. */
async function press(
  where: Where,
  { times = 1, ...options }: { times?: number; modifiers?: number; button?: string } = {},
) {
  for (let i = 0; i < times; i++) {
    if (i > 0) await pause(BETWEEN_CLICKS)
    await pressAt(centre(where), { ...options, clickCount: i + 1 })
  }
}

async function pressAt(
  at: Point,
  options: { modifiers?: number; button?: string; clickCount?: number } = {},
) {
  await mouse('mouseMoved', at, { button: 'none' })
  await mouse('mousePressed', at, options)
  await mouse('mouseReleased', at, options)
}

async function down(where: Where, options = {}) {
  await mouse('mousePressed', centre(where), options)
}

async function up(where: Where, options = {}) {
  await mouse('mouseReleased', centre(where), options)
}

async function move(where: Where, options: object = { button: 'none' }) {
  await mouse('mouseMoved', centre(where), options)
}

/** Presses, moves with the button held, and lets go. */
async function drag(from: Where, to: Where) {
  const [start, end] = [centre(from), centre(to)]
  await mouse('mouseMoved', start, { button: 'none' })
  await mouse('mousePressed', start)
  for (const part of [0.3, 0.6, 1]) await mouse('mouseMoved', between(start, end, part), { buttons: 1 })
  await mouse('mouseReleased', end)
}

/** One finger, down and up. */
async function tap(where: Where) {
  await swipe(where, where)
}

async function swipe(from: Where, to: Where) {
  const [start, end] = [centre(from), centre(to)]
  await touch('touchStart', [start])
  if (from !== to) for (const part of [0.3, 0.6, 1]) await touch('touchMove', [between(start, end, part)])
  await touch('touchEnd', [])
}

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) {
  await send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point) => xy(point)) })
}

async function key(name: string, options = {}) {
  await keyDown(name, options)
  await keyUp(name)
}

async function keyDown(name: string, options = {}) {
  const text = name === 'Enter' ? '\r' : name.length === 1 ? name : undefined
  await send('Input.dispatchKeyEvent', {
    type: text ? 'keyDown' : 'rawKeyDown',
    ...keyOf(name),
    text,
    ...options,
  })
}

async function keyUp(name: string) {
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...keyOf(name) })
}

async function wheel(where: Where, deltaY: number) {
  await mouse('mouseWheel', centre(where), { button: 'none', deltaX: 0, deltaY })
}

/** The mouse lies where nothing is. */
async function rest() {
  await mouse('mouseMoved', [1, 1], { button: 'none' })
}

/** Faster than the double-click interval, slower than a bounce. */
const BETWEEN_CLICKS = 120
const CODES: { readonly [name: string]: number } = {
  Enter: 13,
  ' ': 32,
  Tab: 9,
  Escape: 27,
  PageDown: 34,
  ArrowDown: 40,
  ArrowUp: 38,
}

function keyOf(name: string) {
  const code = name === ' ' ? 'Space' : name.length === 1 ? `Key${name.toUpperCase()}` : name
  return { key: name, code, windowsVirtualKeyCode: CODES[name] ?? name.toUpperCase().charCodeAt(0) }
}

async function mouse(type: string, at: Point, options: object = {}) {
  await send('Input.dispatchMouseEvent', { type, ...xy(at), button: 'left', clickCount: 1, ...options })
}

/** Tests run in a frame, which may be scaled; input goes to the tab. */
function xy([x, y]: Point) {
  const frame = window.frameElement?.getBoundingClientRect()
  if (!frame) return { x, y }
  return { x: frame.left + (x * frame.width) / innerWidth, y: frame.top + (y * frame.height) / innerHeight }
}

function centre(where: Where): Point {
  if (!(where instanceof Element)) return where
  const { left, top, width, height } = where.getBoundingClientRect()
  return [left + width / 2, top + height / 2]
}

function between([x1, y1]: Point, [x2, y2]: Point, part: number): Point {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Send = (method: string, params: object) => Promise<unknown>

async function send(method: string, params: object) {
  await (cdp() as unknown as { send: Send }).send(method, params)
}
