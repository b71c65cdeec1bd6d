import type { Observation } from '../../core/observation.ts'
import { own } from '../../core/own.ts'
import { OBSERVATION_SHAPES } from './observationShapes.ts'
import { isRecord } from './shape.ts'

export interface LogFlaw {
  /** Which entry, from 0 on. */
  readonly index: number
  /** A clause that follows the name of the entry. */
  readonly says: string
}

/** The types that a page tells of. */
export const OBSERVATION_TYPES: readonly string[] = Object.keys(OBSERVATION_SHAPES)

/** The first entry of a log that is no observation as unstuck writes it; nothing where all are. */
export function findLogFlaw(log: readonly unknown[]): LogFlaw | undefined {
  for (let index = 0; index < log.length; index++) {
    const says = findFlawIn(log[index])
    if (says !== undefined) return { index, says }
  }
  return undefined
}

function findFlawIn(one: unknown): string | undefined {
  if (!isRecord(one) || typeof one['type'] !== 'string' || !isTime(one['at']))
    return 'is no observation, which has a type and a time'
  const { type } = one as unknown as Observation
  const shape = own(OBSERVATION_SHAPES, type)
  if (!shape) return `is a "${type}", which no page tells of`
  const flaw = shape(one)
  return flaw && `("${type}") is not as unstuck writes it: "${flaw.at}" ${flaw.says}`
}

/** As long as dates last. */
function isTime(at: unknown): boolean {
  return Number.isFinite(at) && Math.abs(at as number) <= 8.64e15
}
