import type { EventCondition, WindowConfig } from '../schema.ts'
import { sayTime } from './sayTime.ts'

type Counted = Pick<EventCondition, 'atLeast' | 'days' | 'visitsSince' | 'within'>

/** How often, on how many days and in which window: ` at least 30 times on at least 3 days within 7 days`. */
export function sayCount(counted: Counted): string {
  const { atLeast = 1, days = 1, visitsSince = 0 } = counted
  const times = atLeast > 1 ? ` at least ${sayTimes(atLeast)}` : ''
  const onDays = days > 1 ? ` on at least ${days} days` : ''
  const since = visitsSince > 0 ? `, ${visitsSince} visit${visitsSince === 1 ? '' : 's'} ago or more` : ''
  return `${times}${onDays}${since}${sayWindow(counted)}`
}

/** The contrary of it, where few words say it: ` fewer than 30 times within 7 days`. */
export function sayFewer(counted: Counted): string | undefined {
  const { atLeast = 1, days = 1, visitsSince = 0 } = counted
  if (visitsSince > 0 || atLeast > 1 === days > 1) return undefined
  const fewer = atLeast > 1 ? `fewer than ${atLeast} times` : `on fewer than ${days} days`
  return ` ${fewer}${sayWindow(counted)}`
}

/** `visit` is what everybody expects, as no end is over days and visits. */
export function sayWithin(within: WindowConfig = 'visit', isMany = false): string {
  if (within === 'visit') return ''
  return within === 'ever' ? (isMany ? ' in all' : ' at some time') : ` within ${sayTime(within)}`
}

function sayTimes(count: number): string {
  return count === 2 ? 'twice' : `${count} times`
}

function sayWindow({ atLeast = 1, days, visitsSince, within }: Counted): string {
  const isOverVisits = days !== undefined || visitsSince !== undefined
  if (isOverVisits && within === 'visit') return ' in this visit'
  return isOverVisits && within === 'ever' ? '' : sayWithin(within, atLeast > 1)
}
