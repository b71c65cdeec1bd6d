import { messageOf } from '../../core/messageOf.ts'
import { createReadStream } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { RuleTest } from '../../rules/ruleTest.ts'
import type { Recording } from '../../recording/recording.ts'
import { createColors } from '../colors.ts'
import type { Io } from '../io.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { createRecording } from '../sessions/readLog.ts'
import { readLines } from '../sessions/readLines.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { createConfigs } from './createConfigs.ts'
import { judgeRuleTest } from './judgeRuleTest.ts'
import { loadTestFile } from './loadTestFile.ts'
import type { FoundRuleTest } from './readRuleTests.ts'
import { printJudgement } from './printJudgement.ts'

export interface TestOptions {
  readonly config: string
}

/** What test files are called. */
export const TEST_FILES = '**/*.rule-test.{json,ts,mts,js,mjs}'

/** `unstuck test`: 0 when all is as it must be, 1 when something is not, 2 when a test or what it names cannot be read. */
export async function runTest(patterns: readonly string[], { config }: TestOptions, io: Io): Promise<number> {
  const colors = createColors(io.out)
  const found = await findFiles(patterns.length > 0 ? patterns : ['.'], TEST_FILES)
  const files = found.files
    .filter((file) => !file.includes('node_modules/'))
    .map((file) => file.replace(/^\.\//, ''))
  if (patterns.length === 0 && files.length === 0)
    io.err.write(`Failed to find tests: nothing in this folder is called ${TEST_FILES}.\n`)
  else for (const pattern of found.missing) io.err.write(`Failed to find tests: nothing fits ${pattern}.\n`)
  if (files.length === 0) return 2
  const readSound = createConfigs()
  const sum = { passed: 0, failed: 0, unread: 0 }
  for (const file of files) {
    io.out.write(`\n${colors.bold(file)}\n`)
    for (const each of await loadCases(file)) {
      const { went, says } = await runCase(each, file)
      sum[went]++
      io.out.write(`${says}\n`)
    }
  }
  io.out.write(`\n${saySum(sum, colors)}\n`)
  return sum.unread > 0 || found.missing.length > 0 ? 2 : sum.failed > 0 ? 1 : 0

  async function runCase(each: FoundRuleTest, file: string): Promise<CaseResult> {
    try {
      if ('error' in each) throw new Error(/[.?!]$/.test(each.error) ? each.error : `${each.error}.`)
      const configFile = each.config === undefined ? config : resolve(dirname(file), each.config)
      const judgement = judgeRuleTest(each, await readSound(configFile), await readCase(each, file))
      const went = judgement.wrong.length === 0 ? 'passed' : 'failed'
      return { went, says: printJudgement(judgement, colors) }
    } catch (error) {
      const why = messageOf(error)
      const says = 'error' in each ? why.charAt(0).toUpperCase() + why.slice(1) : `${each.name}\n      ${why}`
      return { went: 'unread', says: `  ${colors.red('✗')} ${says}` }
    }
  }
}

interface CaseResult {
  readonly went: 'passed' | 'failed' | 'unread'
  readonly says: string
}

async function loadCases(file: string): Promise<readonly FoundRuleTest[]> {
  try {
    return await loadTestFile(file)
  } catch (error) {
    return [{ error: messageOf(error) }]
  }
}

async function readCase({ name, log, recording = '' }: RuleTest, file: string): Promise<Recording> {
  if (log) return createRecording(log, name)
  const path = resolve(dirname(file), recording)
  const found = []
  for await (const one of readSessions(recording, readLines(createReadStream(path)))) found.push(one)
  const [first, ...others] = found
  if (!first || 'error' in first)
    throw new Error(`Failed to read ${recording}, which "${name}" names: ${first?.error ?? ''}`)
  if (others.length > 0)
    throw new Error(`Failed to read ${recording}, which "${name}" names: It holds ${found.length} sessions.`)
  return first.recording
}

function saySum(
  { passed, failed, unread }: { readonly [kind in 'passed' | 'failed' | 'unread']: number },
  { green, red }: ReturnType<typeof createColors>,
): string {
  const parts = [
    green(`${passed} passed`),
    failed > 0 ? red(`${failed} failed`) : '0 failed',
    ...(unread > 0 ? [red(`${unread} could not be run`)] : []),
  ]
  return parts.join(', ')
}
