import type { ActionConfig, InterventionConfig, Text } from '../core/intervention.ts'
import { readDuration } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'
import {
  readList,
  readObject,
  readOneOf,
  readText,
  readWords,
  refuseOthers,
  type JsonObject,
} from './read.ts'

const KEYS = ['kind', 'anchor', 'title', 'body', 'actions']
const ACTIONS = ['link', 'remedy', 'dismiss', 'snooze'] as const

/** Those that can be shown; what is wrong with the others is told. */
export function compileInterventions(
  config: JsonObject,
  report: Report,
): { readonly [id: string]: InterventionConfig } {
  // Without a prototype: nobody can ask for the help called `constructor`.
  const interventions = Object.create(null) as { [id: string]: InterventionConfig }
  for (const [id, value] of Object.entries(config)) {
    const intervention = readIntervention(value, pointTo('/interventions', id), report)
    if (intervention) interventions[id] = intervention
  }
  return interventions
}

function readIntervention(config: unknown, pointer: string, report: Report): InterventionConfig | undefined {
  const object = readObject(config, pointer, report, KEYS)
  if (!object) return undefined
  const kind = readOneOf(object.kind, ['tip', 'card'], pointTo(pointer, 'kind'), report)
  const { anchor } = object
  const isAnchored =
    anchor === undefined || readText(anchor, pointTo(pointer, 'anchor'), report) !== undefined
  const title = readWords(object.title, pointTo(pointer, 'title'), report)
  const body = readWords(object.body, pointTo(pointer, 'body'), report)
  const actions = readActions(object.actions, pointTo(pointer, 'actions'), report)
  if (kind === undefined || !isAnchored || title === undefined || body === undefined) return undefined
  return { kind, title, body, actions, ...(typeof anchor === 'string' && { anchor }) }
}

/** An action that is wrong is left out: the help still helps. */
function readActions(config: unknown, pointer: string, report: Report): readonly ActionConfig[] {
  if (config === undefined) return []
  return (readList(config, pointer, report) ?? []).flatMap((one, i) => {
    const at = pointTo(pointer, i)
    const action = readObject(one, at, report)
    const kind = action && ACTIONS.find((key) => Object.hasOwn(action, key))
    if (!action) return []
    if (!kind) return report('unknown-action', at, Object.keys(action).join(', '), ACTIONS.join(', ')) ?? []
    refuseOthers(action, ['label', kind], at, report)
    const label = readWords(action.label, pointTo(at, 'label'), report)
    if (label === undefined) return []
    return readAction(kind, action[kind], label, pointTo(at, kind), report) ?? []
  })
}

function readAction(
  kind: (typeof ACTIONS)[number],
  value: unknown,
  label: Text,
  pointer: string,
  report: Report,
): ActionConfig[] | undefined {
  switch (kind) {
    case 'link': {
      const link = readText(value, pointer, report)
      return link === undefined ? undefined : [{ label, link }]
    }
    case 'remedy': {
      const remedy = readText(value, pointer, report)
      return remedy === undefined ? undefined : [{ label, remedy }]
    }
    case 'dismiss':
      return value === true ? [{ label, dismiss: true }] : report('wrong-type', pointer, value, 'true')
    case 'snooze': {
      const snooze = readDuration(value)
      return snooze ? [{ label, snooze }] : report('bad-duration', pointer, value)
    }
  }
}
