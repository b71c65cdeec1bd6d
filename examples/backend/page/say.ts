import type { Where } from './answers.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const exact = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const short = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const full = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

export const sayCount = (count: number): string => (count < 10 ? fine : whole).format(count)
export const sayShare = (share: number): string => percent.format(share)
export const sayPerHundred = (reached: number, users: number): string =>
  users > 0 ? exact.format((100 * reached) / users) : '–'
export const sayDay = (day: string): string => short.format(readTime(day))
export const sayFullDay = (day: string): string => full.format(readTime(day))
export const sayMoment = (time: string): string => `${moment.format(readTime(time))} UTC`

/** Longer names fill the screen, and nobody reads them to their end. */
const LONGEST = 160

/**
 * A text of a page with nothing in it that turns the line round or is not seen, for it would pass for another; a long one without its
 * middle.
 */
export function sayPlain(text: string): string {
  const seen = text.replace(/\p{Cc}|[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '\ufffd')
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST - 50)} … ${seen.slice(-47)}` : seen
}

/** `+12`: in points of a hundred where it is a difference of shares. */
export function saySigned(share: number): string {
  const points = Math.round(share * 100)
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'
}

export function sayUsers(count: number): string {
  return `${sayCount(count)} ${count === 1 ? 'user' : 'users'}`
}

/** 40 s, 3 min, 5 h, 2 days: as exact as anybody needs it. */
export function sayLength(seconds: number): string {
  if (seconds < 90) return `${whole.format(seconds)} s`
  if (seconds < 5400) return `${whole.format(seconds / 60)} min`
  if (seconds < 129_600) return `${fine.format(seconds / 3600)} h`
  return `${fine.format(seconds / 86_400)} days`
}

/** Where on its page, in words: a key is all there is as long as names stay in the page. */
export function sayPlace({ place, form, label, kind }: Where): string {
  if (label) return `“${label}”`
  if (place === '') return 'the page itself'
  return place === form ? `form ${form}` : `${kind ?? 'element'} ${place}`
}

/** A signal in the words of somebody who answers tickets. */
export function saySignal(type: string): string {
  return (Object.hasOwn(SIGNALS, type) && SIGNALS[type]) || type.replaceAll('-', ' ')
}

/** As the server writes times: UTC, without saying so. */
export function readTime(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`)
}

const SIGNALS: { readonly [type: string]: string } = {
  'rage-click': 'Clicked in anger',
  'dead-click': 'Clicked, nothing happened',
  'slow-click': 'Waited long after a click',
  'error-click': 'Click ended in an error',
  'disabled-click': 'Pressed a disabled control',
  'dead-swipe': 'Swiped, nothing happened',
  'scroll-thrash': 'Scrolled up and down, searching',
  'form-stall': 'Stopped in a form',
  'field-refill': 'Filled a field again and again',
  'form-rejected': 'Form refused again and again',
  'form-abandon': 'Left a form half filled',
  'nav-loop': 'Went round between pages',
  'quick-back': 'Left wrong pages at once',
  'reload-loop': 'Loaded a page again and again',
  'search-struggle': 'Searched without finding',
  'help-seek': 'Went looking for help',
  'error-copied': 'Copied an error message',
  'error-loop': 'Met the same error again',
  'retry-loop': 'Tried again, failed again',
  'failed-request': 'The server refused',
  'slow-request': 'Waited for the server',
  'blank-page': 'Saw an empty page',
  'asset-failed': 'A part did not load',
  'slow-page': 'The page came slowly',
  'slow-interaction': 'The page reacted slowly',
  'reported-friction': 'Reported by another tool',
  offline: 'Lost the network',
}
