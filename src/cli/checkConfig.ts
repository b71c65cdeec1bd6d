import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import * as detectors from '../detectors/index.ts'
import { compileConfig, RULES_AT_MOST } from '../rules/compile.ts'
import { describeRule } from '../rules/words/describeRule.ts'
import type { Config, RuleConfig } from '../rules/schema.ts'
import { describeProblem } from '../rules/sentences.ts'
import { findDuplicateKeys } from './findDuplicateKeys.ts'
import { findSuspicions, type SuspicionOptions } from './findSuspicions.ts'
import { locate, placeOf, type Place } from './locate.ts'

/** Something to be said about a place in the config. */
export interface Remark extends Place {
  readonly code: string
  /** JSON pointer; empty for the whole file. */
  readonly pointer: string
  readonly message: string
}

export interface CheckResult {
  /** What is wrong: those parts are left out in the page. */
  readonly problems: readonly Remark[]
  /** What is probably not meant; most of it is looked for once there are no problems. */
  readonly suspicions: readonly Remark[]
  /** Each rule in a plain sentence. */
  readonly rules: readonly { readonly id: string; readonly says: string }[]
}

/** Reads a config as the page would, and more strictly: what the page forgives is told here. */
export function checkConfig(text: string, options: SuspicionOptions): CheckResult {
  const errors: ParseError[] = []
  const body = text.replace(/^\uFEFF/, '')
  const tree = parseTree(body, errors, { allowTrailingComma: false, disallowComments: true })
  const [error] = errors
  if (error || !tree) {
    const message = body.trim() === '' ? EMPTY : describeSyntax(error)
    const place = placeOf(body, error?.offset ?? 0)
    return { problems: [{ ...place, code: 'no-json', pointer: '', message }], suspicions: [], rules: [] }
  }
  const config = JSON.parse(body) as Config
  const at = (remark: {
    readonly code: string
    readonly pointer: string
    readonly message: string
  }): Remark => ({
    ...locate(body, tree, remark.pointer),
    ...remark,
  })
  const compiled = compileConfig(config, Object.values(detectors))
  const problems = compiled.problems.map((problem) =>
    at({ code: problem.code, pointer: problem.pointer, message: describeProblem(problem) }),
  )
  // A rule is refused whole, and a second one of the same name has the name of one that is not.
  const refused = new Set(problems.map(({ pointer }) => /^\/rules\/(\d+)/.exec(pointer)?.[1]))
  const rules = listRules(config).filter((_, i) => !refused.has(String(i)))
  return {
    problems,
    suspicions: [
      ...sayDuplicateKeys(body, tree),
      ...(problems.length > 0 ? [] : findSuspicions(config, compiled, options).map(at)),
    ].sort((a, b) => a.line - b.line || a.column - b.column),
    rules: rules.map((rule) => ({ id: rule.id, says: describeRule(rule, config) })),
  }
}

function sayDuplicateKeys(text: string, tree: Node): Remark[] {
  return findDuplicateKeys(tree).map(({ key, offset, pointer }) => ({
    ...placeOf(text, offset),
    code: 'duplicate-key',
    pointer,
    message: `"${key}" stands here a second time; only this one counts.`,
  }))
}

function listRules({ rules }: Config): readonly RuleConfig[] {
  return Array.isArray(rules) ? (rules as RuleConfig[]).slice(0, RULES_AT_MOST) : []
}

function describeSyntax(error: ParseError | undefined): string {
  const says = error ? printParseErrorCode(error.error) : ''
  return (
    SYNTAX[says] ??
    `This is no JSON: ${says.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim()}.`
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
  InvalidSymbol: 'This is no JSON value; texts stand in double quotes.',
  UnexpectedEndOfString: 'A double quote is missing at the end of this text.',
}
