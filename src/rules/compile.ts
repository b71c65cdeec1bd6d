import type { AnyDetector } from '../core/detector.ts'
import { hashText } from '../core/hash.ts'
import { writeJson } from '../core/json.ts'
import { HALF_LIFE } from '../core/score.ts'
import type { Mode } from '../core/observations/start.ts'
import { readDuration, type Millis } from '../core/time.ts'
import type { Seed } from '../core/baselines.ts'
import { compileBaselines, KINDS } from './baselines.ts'
import { compileEvents, type DeclaredEvents } from './events.ts'
import { compileForms, type FormDeclaration } from './forms.ts'
import { createGlob } from './glob.ts'
import { THINGS_AT_MOST } from './history/bounds.ts'
import { uniteAsked } from './history/history.ts'
import { compileIncidents, type Incident } from './incidents/compileIncidents.ts'
import { compileInterventions } from './interventions.ts'
import { compileMarks, type MarkLists } from './marks.ts'
import { compileMessages, type MessagesConfig } from './messages.ts'
import { compileOptions } from './options.ts'
import type { Policy } from './policy.ts'
import { compilePolicy } from './policy/compilePolicy.ts'
import { createReport, pointTo, type ConfigProblem, type Report } from './problem.ts'
import {
  isObject,
  optional,
  readNumber,
  readOneOf,
  readSection,
  readText,
  readTexts,
  refuseOthers,
  type JsonObject,
} from './read.ts'
import { readJson } from './readJson.ts'
import { compileRule, type Rule, type RuleNames } from './rule.ts'
import { compileTheme } from './theme.ts'
import type { InterventionConfig, ThemeConfig } from '../core/intervention.ts'

/** A config, read once: closures and tables, nothing left to look up in JSON. */
export interface Compiled {
  readonly hash: string
  readonly mode: Mode
  /** The detectors that are on, with the options of the config. */
  readonly detectors: readonly AnyDetector[]
  readonly weights: { readonly [type: string]: number }
  readonly halfLife: Millis
  /** What is usual for many, by the name of the baseline. */
  readonly seeds: { readonly [name: string]: Seed }
  readonly keepQuery: readonly string[]
  /** The declared names of a path. */
  readonly pageNames: (path: string) => string[]
  readonly events: DeclaredEvents
  readonly forms: readonly FormDeclaration[]
  readonly marks: MarkLists
  readonly rules: readonly Rule[]
  /** Selectors, time zones and handovers that rules ask about: the page tells of them. */
  readonly elements: readonly string[]
  readonly zones: readonly string[]
  readonly handovers: readonly string[]
  readonly incidents: readonly Incident[]
  /** Where the feed of incidents is. */
  readonly incidentsUrl?: string
  readonly forward: boolean
  readonly interventions: { readonly [id: string]: InterventionConfig }
  readonly policy: Policy
  readonly theme: ThemeConfig
  readonly messages: MessagesConfig
  readonly problems: readonly ConfigProblem[]
}

const SECTIONS = [
  '$schema',
  'schemaVersion',
  'mode',
  'pages',
  'events',
  'forms',
  'marks',
  'signals',
  'score',
  'baselines',
  'rules',
  'incidents',
  'incidentsUrl',
  'forward',
  'interventions',
  'policy',
  'theme',
  'messages',
]

/** More than anybody can oversee; a config that large is a mistake or an attack. */
export const RULES_AT_MOST = 5000
/** The page is searched for each of them whenever it changes, twice a second at the most. */
const LOOKED_FOR_AT_MOST = 20

/**
 * Reads a config. Never throws: each part that is wrong is left out and told of in `problems`, and the rest works.
 */
export function compileConfig(config: unknown, detectors: readonly AnyDetector[]): Compiled {
  const problems: ConfigProblem[] = []
  const report = createReport(problems)
  const json = readJson(config)
  const root = isObject(json) ? json : {}
  if (config !== undefined && !isObject(json)) report('not-an-object', '', json)
  else if (config !== undefined && root.schemaVersion !== 1) {
    report('wrong-version', '/schemaVersion', root.schemaVersion, '1')
    return compileConfigParts({}, detectors, report, problems)
  }
  refuseOthers(root, SECTIONS, '', report)
  return compileConfigParts(root, detectors, report, problems)
}

function compileConfigParts(
  root: JsonObject,
  detectors: readonly AnyDetector[],
  report: Report,
  problems: readonly ConfigProblem[],
): Compiled {
  const score = readSection(root, 'score', report, ['halfLife', 'weights'])
  const pages = readSection(root, 'pages', report, ['keepQuery', 'names'])
  const names = compilePages(readSection(pages, 'names', report, undefined, '/pages'), report)
  const incidentsUrl = optional(root.incidentsUrl, (url) => readText(url, '/incidentsUrl', report))
  const interventions = compileInterventions(readSection(root, 'interventions', report), report)
  const rules = compileRules(root.rules, report, {
    // A signal that is off is known, it only never comes.
    signals: detectors.map(({ type }) => type),
    pages: names.map(({ name }) => name),
    rules: readIds(root.rules),
    interventions,
  })
  checkAsked(rules, report)
  return {
    hash: hashText(writeJson(root)),
    mode: readMode(root.mode, report),
    detectors: compileOptions(readSection(root, 'signals', report), detectors, report),
    weights: compileWeights(readSection(score, 'weights', report, undefined, '/score'), detectors, report),
    halfLife: optional(score.halfLife, (time) => readHalfLife(time, report)) ?? HALF_LIFE,
    seeds: compileBaselines(readSection(root, 'baselines', report, KINDS), report),
    keepQuery: optional(pages.keepQuery, (list) => readTexts(list, '/pages/keepQuery', report)) ?? [],
    pageNames: (path) =>
      names.filter(({ globs }) => globs.some((fits) => fits(path))).map(({ name }) => name),
    events: compileEvents(readSection(root, 'events', report), report),
    forms: compileForms(readSection(root, 'forms', report), report),
    marks: compileMarks(root, report),
    rules,
    elements: gather('elements', rules, report),
    zones: gather('zones', rules, report),
    handovers: gather('handovers', rules, report),
    incidents: compileIncidents(root.incidents === undefined ? [] : root.incidents, '/incidents', report),
    // Whatever is no clear yes switches off: nobody writes it for any other reason.
    forward:
      root.forward === undefined || readOneOf(root.forward, [true, false], '/forward', report) === true,
    ...(incidentsUrl !== undefined && { incidentsUrl }),
    interventions,
    policy: compilePolicy(root.policy, report),
    theme: compileTheme(readSection(root, 'theme', report), report),
    messages: compileMessages(readSection(root, 'messages', report), report),
    problems,
  }
}

/** What the page has to look for, for all rules together: each look costs the page something. */
function gather(
  what: 'elements' | 'zones' | 'handovers',
  rules: readonly Rule[],
  report: Report,
): readonly string[] {
  const all = [...new Set(rules.flatMap(({ when }) => when[what] ?? []))]
  if (all.length > LOOKED_FOR_AT_MOST)
    report('too-many', '/rules', `${all.length} ${what}`, String(LOOKED_FOR_AT_MOST))
  return all.slice(0, LOOKED_FOR_AT_MOST)
}

/** What is beyond that is judged by this visit alone. */
function checkAsked(rules: readonly Rule[], report: Report): void {
  const asked = uniteAsked(rules.flatMap(({ when }) => when.asks ?? [])).filter(({ isBrief }) => !isBrief)
  if (asked.length > THINGS_AT_MOST)
    report('too-many', '/rules', `${asked.length} things over visits`, String(THINGS_AT_MOST))
}

/** A mode that nobody knows must not mean more help than was meant: `watch` shows nothing. */
function readMode(mode: unknown, report: Report): Mode {
  if (mode === undefined) return 'on'
  return readOneOf(mode, ['off', 'watch', 'on'], '/mode', report) ?? 'watch'
}

/** Nothing can fade in no time. */
function readHalfLife(time: unknown, report: Report): Millis | undefined {
  return readDuration(time) || report('bad-duration', '/score/halfLife', time)
}

function compileWeights(
  config: JsonObject,
  detectors: readonly AnyDetector[],
  report: Report,
): { readonly [type: string]: number } {
  const types = detectors.map(({ type }) => type as string)
  const weights: { [type: string]: number } = {}
  for (const [type, value] of Object.entries(config)) {
    const at = pointTo('/score/weights', type)
    const weight = readNumber(value, at, report, { max: 1 })
    if (!types.includes(type)) report('unknown-signal', at, type, types.join(', '))
    else if (weight !== undefined) weights[type] = weight
  }
  return weights
}

function compilePages(
  config: JsonObject,
  report: Report,
): { name: string; globs: ((path: string) => boolean)[] }[] {
  return Object.entries(config).map(([name, value]) => ({
    name,
    globs: (readTexts(value, pointTo('/pages/names', name), report) ?? []).map(createGlob),
  }))
}

function compileRules(config: unknown, report: Report, names: RuleNames): readonly Rule[] {
  if (config === undefined) return []
  if (!Array.isArray(config)) return report('wrong-type', '/rules', config, 'a list') ?? []
  if (config.length > RULES_AT_MOST)
    report('too-many', '/rules', `${config.length} rules`, String(RULES_AT_MOST))
  const ids = new Set<string>()
  return config.slice(0, RULES_AT_MOST).flatMap((one, i) => {
    const pointer = pointTo('/rules', i)
    const rule = compileRule(one, pointer, report, names)
    if (!rule) return []
    if (ids.has(rule.id)) return report('duplicate-id', pointTo(pointer, 'id'), rule.id) ?? []
    ids.add(rule.id)
    return [rule]
  })
}

/** Those that rules may refer to, wherever they stand. */
function readIds(rules: unknown): string[] {
  const ids = Array.isArray(rules) ? rules.map((rule) => isObject(rule) && rule.id) : []
  return ids.filter((id): id is string => typeof id === 'string')
}
