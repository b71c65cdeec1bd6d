import type {
  ContentConfig,
  InterventionConfig,
  TipConfig,
  Tone,
  TourStepConfig,
} from '../core/intervention.ts'
import { readActions } from './actions.ts'
import { readMedia } from './media.ts'
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

const CONTENT = ['title', 'body', 'media', 'actions']
/** What each kind can say. */
const KINDS = {
  tip: [...CONTENT, 'anchor', 'quiet'],
  card: [...CONTENT, 'quiet'],
  banner: [...CONTENT, 'at', 'tone'],
  inline: [...CONTENT, 'slot'],
  tour: ['steps'],
  silent: ['title', 'body'],
} as const satisfies { readonly [kind in InterventionConfig['kind']]: readonly string[] }
const NAMES = Object.keys(KINDS) as InterventionConfig['kind'][]

const TONES: readonly Tone[] = ['info', 'good', 'trouble', 'maintenance']
/** One step is a tip; after more than ten nobody knows any more what the first was about. */
const STEPS = [2, 10] as const

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
  const object = readObject(config, pointer, report)
  const at = (key: string) => pointTo(pointer, key)
  const kind = object && readOneOf(object.kind, NAMES, at('kind'), report)
  if (!kind) return undefined
  refuseOthers(object, ['kind', ...KINDS[kind]], pointer, report)
  if (kind === 'silent') {
    const title = optional(object.title, (one) => readWords(one, at('title'), report))
    const body = optional(object.body, (one) => readWords(one, at('body'), report))
    return { kind, ...(title !== undefined && { title }), ...(body !== undefined && { body }) }
  }
  if (kind === 'tour') {
    const steps = readSteps(object.steps, at('steps'), report)
    return steps && { kind, steps }
  }
  const content = readContent(object, pointer, report)
  const more = readMore(kind, object, at, report)
  return content && more && { ...content, ...more }
}

/** What only one kind has; undefined where the help would not be what was meant. */
function readMore(
  kind: 'tip' | 'card' | 'banner' | 'inline',
  { anchor, quiet, at: edge, tone, slot }: JsonObject,
  at: (key: string) => string,
  report: Report,
) {
  switch (kind) {
    case 'tip': {
      const anchored = readAnchor(anchor, at('anchor'), report)
      return anchored && { kind, ...anchored, ...readQuiet(quiet, at('quiet'), report) }
    }
    case 'card':
      return { kind, ...readQuiet(quiet, at('quiet'), report) }
    case 'banner': {
      const side = optional(edge, (one) => readOneOf(one, ['top', 'bottom'], at('at'), report))
      const sign = optional(tone, (one) => readOneOf(one, TONES, at('tone'), report))
      return { kind, ...(side && { at: side }), ...(sign && { tone: sign }) }
    }
    case 'inline': {
      const place = readText(slot, at('slot'), report)
      return place === undefined ? undefined : { kind, slot: place }
    }
  }
}

function readAnchor(anchor: unknown, pointer: string, report: Report): Pick<TipConfig, 'anchor'> | undefined {
  if (anchor === undefined) return {}
  const read = readText(anchor, pointer, report)
  return read === undefined ? undefined : { anchor: read }
}

function readQuiet(quiet: unknown, pointer: string, report: Report): Pick<TipConfig, 'quiet'> {
  return optional(quiet, (one) => readOneOf(one, [true, false], pointer, report)) ? { quiet: true } : {}
}

/** A tour that lacks a step would explain half of a thing, so it is refused whole. */
function readSteps(config: unknown, pointer: string, report: Report): readonly TourStepConfig[] | undefined {
  const list = readList(config, pointer, report)
  if (!list) return undefined
  const [least, most] = STEPS
  if (list.length < least || list.length > most)
    return report('out-of-range', pointer, `${list.length} steps`, `${least} to ${most} steps`)
  const steps = list.flatMap((one, i) => {
    const at = pointTo(pointer, i)
    const object = readObject(one, at, report, [...CONTENT, 'anchor'])
    const content = object && readContent(object, at, report)
    const anchored = object && readAnchor(object.anchor, pointTo(at, 'anchor'), report)
    return content && anchored ? [{ ...content, ...anchored }] : []
  })
  return steps.length === list.length ? steps : undefined
}

function readContent(object: JsonObject, pointer: string, report: Report): ContentConfig | undefined {
  const title = readWords(object.title, pointTo(pointer, 'title'), report)
  const body = readWords(object.body, pointTo(pointer, 'body'), report)
  const media = optional(object.media, (one) => readMedia(one, pointTo(pointer, 'media'), report))
  const actions = readActions(object.actions, pointTo(pointer, 'actions'), report)
  if (title === undefined || body === undefined) return undefined
  return { title, body, actions, ...(media && { media }) }
}
