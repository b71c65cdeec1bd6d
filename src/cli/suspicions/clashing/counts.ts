import { writeJson } from '../../../core/json.ts'
import { readDuration } from '../../../core/time.ts'
import type {
  ConditionConfig,
  EventStep,
  MatchConfig,
  SignalStep,
  WindowConfig,
} from '../../../rules/schema.ts'
import type { FindClash } from './clash.ts'

/** So often within a time, and not so often within a longer one. */
export const findClashingCounts: FindClash = (way) => {
  const asked = way.flatMap(({ condition, isWanted }) => (isWanted ? listCounts(condition) : []))
  for (const { condition, pointer, isWanted } of way) {
    if (isWanted) continue
    const [denied, ...others] = listCounts(condition)
    // Of several steps it is only said that they do not come in this order.
    if (!denied || others.length > 0) continue
    const clash = asked.find(
      (one) =>
        one.what === denied.what &&
        (denied.where === '' || one.where === denied.where) &&
        one.atLeast >= denied.atLeast &&
        isWithin(one.within, denied.within),
    )
    if (clash)
      return {
        pointer,
        why: `what has happened within ${sayWindow(clash.within)} has happened within ${sayWindow(denied.within)}, too; "not" must be about a shorter time, or about something else.`,
      }
  }
  return findMissed(way, asked)
}

/** It was missed for longer than it is ago. */
function findMissed(way: Parameters<FindClash>[0], asked: readonly Count[]) {
  for (const { condition, pointer, isWanted } of way) {
    if (!isWanted || !('absent' in condition)) continue
    const { what, where } = readStep(condition.absent)
    const came = asked.find(
      (one) =>
        one.what === what && (where === '' || one.where === where) && isWithin(one.within, condition.within),
    )
    if (came)
      return {
        pointer,
        why: `what has been missed for ${condition.within} has not happened within ${sayWindow(came.within)}.`,
      }
  }
  return undefined
}

interface Count {
  readonly what: string
  /** What is asked of it, as JSON; empty where that is nothing. */
  readonly where: string
  readonly atLeast: number
  readonly within: WindowConfig
}

/** What has happened, and how often, where a condition holds. */
function listCounts(condition: ConditionConfig): readonly Count[] {
  if ('absent' in condition) return [{ ...readStep(condition.after), atLeast: 1, within: 'ever' }]
  if ('sequence' in condition) {
    const { sequence, within = 'visit' } = condition
    return sequence.map((step) => ({ ...readStep(step), atLeast: 1, within }))
  }
  if ('outcome' in condition) {
    const { outcome, of, within = 'visit' } = condition
    return [{ what: `outcome ${of}`, where: outcome, atLeast: 1, within }]
  }
  if ('event' in condition) {
    const { atLeast = 1, days = 1, visitsSince } = condition
    const isLong = condition.days !== undefined || visitsSince !== undefined
    const { within = isLong ? 'ever' : 'visit' } = condition
    return [{ ...readStep(condition), atLeast: Math.max(atLeast, days), within }]
  }
  if (!('signal' in condition)) return []
  const { atLeast = 1, within = 'visit' } = condition
  return [{ ...readStep(condition), atLeast, within }]
}

function readStep(step: EventStep | SignalStep): Pick<Count, 'what' | 'where'> {
  if (typeof step === 'string') return { what: `event ${step}`, where: '' }
  const what = 'signal' in step ? `signal ${step.signal}` : `event ${step.event}`
  return { what, where: writeWhere(step.where) }
}

function writeWhere(where: MatchConfig = {}): string {
  return Object.keys(where).length === 0 ? '' : writeJson(where)
}

/** Whether a window lies in another; how long a visit is nobody knows. */
function isWithin(inner: WindowConfig, outer: WindowConfig): boolean {
  if (outer === 'ever' || inner === outer) return true
  const [short, long] = [inner, outer].map((one) =>
    one === 'visit' || one === 'ever' ? undefined : readDuration(one),
  )
  return short !== undefined && long !== undefined && short <= long
}

function sayWindow(within: WindowConfig): string {
  return within === 'visit' ? 'this visit' : within === 'ever' ? 'all time' : String(within)
}
