import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import type { Mode } from '../core/observations/start.ts'
import * as detectors from '../detectors/index.ts'
import { compileConfig, RULES_AT_MOST } from '../rules/compile.ts'
import { describeIncident } from '../rules/words/describeIncident.ts'
import { describeRule } from '../rules/words/describeRule.ts'
import type { ConfigProblem } from '../rules/problem.ts'
import type { Config } from '../rules/schema.ts'
import { isObject } from '../rules/read.ts'
import { describeProblem } from '../rules/sentences.ts'
import { findDuplicateKeys } from './findDuplicateKeys.ts'
import { findSuspicions, type Suspicion, type SuspicionOptions } from './findSuspicions.ts'
import { locate, placeOf, type Place } from './locate.ts'
import { joinPlace, sayPlace } from './sayPlace.ts'

/** Something to be said about a place in the config. */
export interface Remark extends Place {
  readonly code: string
  /** JSON pointer; empty for the whole file. */
  readonly pointer: string
  /** To what it belongs: `the rule "pay"`; empty where that has no name. */
  readonly place: string
  readonly message: string
}

export interface CheckResult {
  /** What is wrong: those parts are left out in the page. */
  readonly problems: readonly Remark[]
  /** What is probably not meant; most of it is looked for once there are no problems. */
  readonly suspicions: readonly Remark[]
  /** Each rule in a plain sentence. */
  readonly rules: readonly Said[]
  readonly mode: Mode
  /** Each incident, and each maintenance, in a plain sentence. */
  readonly incidents: readonly Said[]
}

interface Said {
  readonly id: string
  readonly says: string
}

/** Reads a config as the page would, and more strictly: what the page forgives is told here. */
export function checkConfig(text: string, options: SuspicionOptions): CheckResult {
  const errors: ParseError[] = []
  const body = text.replace(/^\uFEFF/, '')
  const tree = parseTree(body, errors, { allowTrailingComma: false, disallowComments: true })
  const [error] = errors
  if (error || !tree) {
    const message = body.trim() === '' ? EMPTY : describeSyntax(error, body)
    const place = placeOf(body, error?.offset ?? 0)
    return {
      problems: [{ ...place, code: 'no-json', pointer: '', place: '', message }],
      ...NOTHING,
    }
  }
  const json: unknown = JSON.parse(body)
  const config = (isObject(json) ? json : {}) as unknown as Config
  const at = (remark: Suspicion): Remark => ({
    ...locate(body, tree, remark.pointer),
    ...remark,
    place: sayPlace(config, remark.pointer).owner,
  })
  const compiled = compileConfig(json, Object.values(detectors))
  const problems = compiled.problems
    .map((problem) =>
      at({ code: problem.code, pointer: problem.pointer, message: describeIn(config, problem) }),
    )
    .sort(byPlace)
  // A rule is refused whole, as an incident is, and a second one of the same name has the name of one that is not.
  const refused = new Set(problems.map(({ pointer }) => /^\/(rules|incidents)\/\d+/.exec(pointer)?.[0]))
  const sound = <T>(section: string, list: readonly T[] | undefined): readonly T[] =>
    Array.isArray(list) ? list.filter((_, i) => !refused.has(`/${section}/${i}`)) : []
  const isRead = !problems.some(({ code }) => code === 'wrong-version')
  return {
    problems,
    suspicions: [
      ...sayDuplicateKeys(body, tree),
      ...(problems.length > 0 ? [] : findSuspicions(config, compiled, options).map(at)),
    ].sort(byPlace),
    mode: compiled.mode,
    ...(isRead ? { rules: sayRules(), incidents: sayIncidents() } : { rules: [], incidents: [] }),
  }

  function sayRules(): Said[] {
    const rules = sound('rules', config.rules).slice(0, RULES_AT_MOST)
    return rules.map((rule) => ({ id: rule.id, says: describeRule(rule, config) }))
  }

  function sayIncidents(): Said[] {
    const incidents = sound('incidents', config.incidents)
    return incidents.map((incident) => ({ id: incident.id, says: describeIncident(incident, config) }))
  }
}

/** The sentence, with a place that people find: pointers are for programs. */
export function describeIn(config: unknown, problem: ConfigProblem): string {
  const where = joinPlace(sayPlace(config, problem.pointer))
  const { code, got = '' } = problem
  const { interventions } = (isObject(config) ? config : {}) as { readonly interventions?: unknown }
  if (code === 'unknown-intervention' && isObject(interventions) && Object.hasOwn(interventions, got))
    return `${upperFirst(where)}: the intervention "${got}" is left out for an error of its own; mend that, and this is well, too.`
  const said = describeProblem({ ...problem, pointer: where })
  return upperFirst(said)
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}

function sayDuplicateKeys(text: string, tree: Node): Remark[] {
  return findDuplicateKeys(tree).map(({ key, offset, pointer }) => ({
    ...placeOf(text, offset),
    code: 'duplicate-key',
    pointer,
    place: '',
    message: `"${key}" is here a second time; only this one counts.`,
  }))
}

const NOTHING = { suspicions: [], mode: 'watch', rules: [], incidents: [] } as const

function describeSyntax(error: ParseError | undefined, text: string): string {
  // Two bytes a letter, read as one each.
  if (text.includes('\0')) return 'The file is written in UTF-16; save it as UTF-8.'
  const says = error ? printParseErrorCode(error.error) : ''
  const [close] = /^[}\]]/.exec(text.slice(error?.offset ?? 0)) ?? []
  if (says === 'CommaExpected' && close !== undefined)
    return `A closing ${close === '}' ? ']' : '}'} is missing before this ${close}.`
  return (
    SYNTAX[says] ??
    `This is not JSON: ${says.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim()}.`
  )
}

const EMPTY = 'The file is empty; a config starts with { "schemaVersion": 1 }.'

const SYNTAX: { readonly [code: string]: string } = {
  InvalidCommentToken: 'A config is JSON, which has no comments; say it in a "note".',
  PropertyNameExpected:
    'A property name in double quotes is expected; is there a comma too many before this?',
  ValueExpected: 'A value is expected; is there a comma too many before this?',
  CommaExpected: 'A comma is missing before this.',
  ColonExpected: 'A colon is missing before this.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected: 'The config has ended before this.',
  InvalidSymbol: 'This is no JSON value; texts go in double quotes.',
  UnexpectedEndOfString: 'A double quote is missing at the end of this text.',
}
