import type { ActionConfig, RemedyActionConfig, Text } from '../core/intervention.ts'
import { readDuration } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'
import {
  optional,
  readList,
  readObject,
  readOneOf,
  readText,
  readWords,
  refuseOthers,
  type JsonObject,
} from './read.ts'

const ACTIONS = ['link', 'article', 'remedy', 'handover', 'next', 'back', 'snooze', 'dismiss'] as const

/** An action that is wrong is left out: the help still helps. */
export function readActions(config: unknown, pointer: string, report: Report): readonly ActionConfig[] {
  if (config === undefined) return []
  return (readList(config, pointer, report) ?? []).flatMap((one, i) => {
    const at = pointTo(pointer, i)
    const action = readObject(one, at, report)
    const kind = action && ACTIONS.find((key) => Object.hasOwn(action, key))
    if (!action) return []
    if (!kind) return report('unknown-action', at, Object.keys(action).join(', '), ACTIONS.join(', ')) ?? []
    refuseOthers(action, ['label', kind, ...(kind === 'remedy' ? OF_REMEDY : [])], at, report)
    const label = readWords(action.label, pointTo(at, 'label'), report)
    if (label === undefined) return []
    return readAction(kind, action, label, at, report) ?? []
  })
}

const OF_REMEDY = ['auto', 'done', 'failed']

function readAction(
  kind: (typeof ACTIONS)[number],
  action: JsonObject,
  label: Text,
  pointer: string,
  report: Report,
): ActionConfig[] | undefined {
  const value = action[kind]
  const at = pointTo(pointer, kind)
  switch (kind) {
    case 'link':
    case 'article':
    case 'handover':
    case 'remedy': {
      const name = readText(value, at, report)
      if (name === undefined) return undefined
      if (kind === 'link') return [{ label, link: name }]
      if (kind === 'article') return [{ label, article: name }]
      if (kind === 'handover') return [{ label, handover: name }]
      return [{ label, remedy: name, ...readRemedy(action, pointer, report) }]
    }
    case 'next':
    case 'back':
    case 'dismiss': {
      if (value !== true) return report('wrong-type', at, value, 'true')
      return [
        kind === 'next'
          ? { label, next: true }
          : kind === 'back'
            ? { label, back: true }
            : { label, dismiss: true },
      ]
    }
    case 'snooze': {
      const snooze = readDuration(value)
      return snooze ? [{ label, snooze }] : report('bad-duration', at, value)
    }
  }
}

function readRemedy(
  action: JsonObject,
  pointer: string,
  report: Report,
): Pick<RemedyActionConfig, 'auto' | 'done' | 'failed'> {
  const words = (key: 'done' | 'failed') =>
    optional(action[key], (one) => readWords(one, pointTo(pointer, key), report))
  const auto = optional(action.auto, (one) => readOneOf(one, [true, false], pointTo(pointer, 'auto'), report))
  const [done, failed] = [words('done'), words('failed')]
  return {
    ...(auto && { auto }),
    ...(done !== undefined && { done }),
    ...(failed !== undefined && { failed }),
  }
}
