import { messageOf } from '../../core/messageOf.ts'
import { once, type EventEmitter } from 'node:events'
import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { gzipSync } from 'node:zlib'
import { prepareSignalBacktest } from '../../backtest/backtest.ts'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import * as detectors from '../../detectors/index.ts'
import { compileConfig } from '../../rules/compile.ts'
import { describeProblem } from '../../rules/sentences.ts'
import { createSessionView } from '../../backtest/sessionView.ts'
import { createColors } from '../colors.ts'
import { sayFailure } from '../sayFailure.ts'
import type { Io } from '../io.ts'
import { describeComparison } from '../report/describeComparison.ts'
import { describeReport } from '../report/describeReport.ts'
import { createReportWriter, type ReportWriter } from '../report/writeReport.ts'
import type { Config } from '../../rules/schema.ts'
import { count, number } from '../numbers.ts'
import { createProgress } from '../progress.ts'
import { printable } from '../printable.ts'
import { readConfig } from '../readConfig.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { readLines } from '../sessions/readLines.ts'
import { readSignals } from '../sessions/readSignals.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { compareSession, createComparison } from './comparison.ts'
import { ALL_WELL, NOTHING_DONE, SOME_LEFT_OUT } from './exitCodes.ts'
import { explainSession } from './explainSession.ts'
import { filterSessions } from './filterSessions.ts'
import { findMisuse, isAmong, sayRead } from './findMisuse.ts'
import { createSessionJudge } from './judgeSession.ts'
import { judgeFiles, SESSION_WITHIN } from './pool.ts'
import { printComparison } from './printComparison.ts'
import { printSummary, printUnread, saySessions } from './printSummary.ts'
import { createSessionLine, type SessionLine } from './sessionLine.ts'
import { addSession, createSummary } from './summary.ts'

export interface BacktestOptions {
  readonly compare?: string
  readonly explain?: string
  readonly html?: string
  readonly ndjson: boolean
  /** A file of forwarded events. */
  readonly signals?: string
  readonly stdin: boolean
  readonly threads?: number
  readonly memory: number
}

/** `unstuck backtest`: what a config would have done in recorded sessions. */
export async function runBacktest(
  configFile: string,
  patterns: readonly string[],
  options: BacktestOptions,
  io: Io,
): Promise<number> {
  try {
    const config = await readConfig(configFile)
    const other = options.compare === undefined ? undefined : await readConfig(options.compare)
    const problems = [
      ...sayProblems(configFile, config),
      ...(other ? sayProblems(options.compare!, other) : []),
    ]
    for (const problem of problems) io.err.write(`${problem}\n`)
    const worst = await run({ configFile, config, other, patterns, options, io })
    return Math.max(worst, problems.length > 0 ? SOME_LEFT_OUT : ALL_WELL)
  } catch (error) {
    io.err.write(`${messageOf(error)}\n`)
    return NOTHING_DONE
  }
}

interface Run {
  readonly configFile: string
  readonly config: unknown
  readonly other: unknown
  readonly patterns: readonly string[]
  readonly options: BacktestOptions
  readonly io: Io
}

async function run(job: Run): Promise<number> {
  const { configFile, options, patterns, io } = job
  const misuse = findMisuse(configFile, patterns, options)
  if (misuse !== undefined) throw new Error(misuse)
  const isPiped = options.stdin || patterns[0] === '-'
  if (options.explain !== undefined) return explainSession(job, options.explain, isPiped)
  if (isPiped && options.ndjson && options.html === undefined) {
    const judge = createSessionJudge(job.config, job.other)
    const failed = await filterSessions(
      io.stdin,
      readPageSettings(job.config),
      (found) => judge(found).line,
      io.out,
    )
    return failed > 0 ? SOME_LEFT_OUT : ALL_WELL
  }
  if (!isPiped && options.signals === undefined && patterns.length === 0) {
    io.err.write('Failed to find recordings: name files, folders or globs, or "-" for standard input.\n')
    return NOTHING_DONE
  }
  const readsFiles = !isPiped && options.signals === undefined
  const { files, missing } = readsFiles ? await findFiles(patterns) : { files: [], missing: [] }
  for (const pattern of missing) io.err.write(`Failed to find recordings: nothing fits ${pattern}.\n`)
  if (readsFiles && files.length === 0) return NOTHING_DONE
  if (options.html !== undefined && isAmong(options.html, files)) throw new Error(sayRead(options.html))
  const tally = createTally(job)
  const report = options.html === undefined ? undefined : await createReportWriter(options.html)
  if (isPiped) {
    const judge = createSessionJudge(job.config, job.other)
    const reading = { settings: readPageSettings(job.config), withEvents: report !== undefined }
    for await (const found of readSessions('stdin', readLines(io.stdin), reading)) {
      const { line, view } = judge(found)
      await tally.take(line)
      await report?.add(line, view && gzipSync(JSON.stringify(view())))
    }
    return finish(job, tally, report)
  }
  if (options.signals !== undefined) {
    await judgeSignals(job, options.signals, tally, report)
    return finish(job, tally, report)
  }
  const progress = createProgress(io.err, files.length, files.length === 1 ? 'file' : 'files')
  await judgeFiles({
    files,
    threads: options.threads ?? availableParallelism(),
    job: {
      config: job.config,
      ...(job.other !== undefined && { other: job.other }),
      asReport: report !== undefined,
    },
    within: SESSION_WITHIN,
    memory: options.memory,
    onSession: async (line, view) => {
      await tally.take(line)
      await report?.add(line, view)
    },
    onFile: progress.step,
  })
  progress.stop()
  return Math.max(await finish(job, tally, report), missing.length > 0 ? SOME_LEFT_OUT : ALL_WELL)
}

/** Visits of which only signals were forwarded. */
async function judgeSignals(
  { config, other, io }: Run,
  file: string,
  tally: Tally,
  report: ReportWriter | undefined,
): Promise<void> {
  const source = file === '-' ? io.stdin : createReadStream(file)
  const { visits, foreign } = await readSignals(readLines(source)).catch((error: unknown) => {
    throw new Error(`Failed to read ${file}: ${sayFailure(error)}.`, { cause: error })
  })
  if (foreign > 0) io.err.write(`Passed over ${foreign} events in ${file} that unstuck has not sent.\n`)
  const judge = prepareSignalBacktest(config)
  const judgeOther = other === undefined ? undefined : prepareSignalBacktest(other)
  for (const { visit, signals } of visits) {
    const result = judge(visit, signals)
    const line = createSessionLine(printable(visit), result, judgeOther?.(visit, signals))
    await tally.take(line)
    // Nothing was recorded: there is a timeline, and nothing to play.
    await report?.add(line, gzipSync(JSON.stringify(createSessionView(result, { ...result, log: [] }))))
  }
}

async function finish(
  { configFile, config, options, io }: Run,
  tally: Tally,
  report: ReportWriter | undefined,
): Promise<number> {
  const code = tally.finish()
  if (code === NOTHING_DONE) await report?.abandon()
  else if (report && options.html !== undefined) {
    const { summary, comparison } = tally
    const changes = comparison && describeComparison(options.compare!, comparison)
    const played = await report.finish(
      describeReport(configFile, saySessions(summary), config as Config, summary, changes),
    )
    io.err.write(
      `Wrote ${options.html}: ${count(summary.sessions.judged, 'session')}, ${number(played)} of them to look at.\n`,
    )
  }
  return code
}

type Tally = ReturnType<typeof createTally>

/** Lines as they come, or the sums at the end. */
function createTally({ configFile, config, other, options, io }: Run) {
  const summary = createSummary(listRules(config))
  const comparison = other === undefined ? undefined : createComparison(listRules(other))
  const colors = createColors(io.out)
  /** One for all threads. */
  let draining: Promise<void> | undefined

  function finish(): number {
    if (summary.sessions.judged === 0) {
      if (summary.unread.count === 0)
        io.err.write('Failed to find sessions: there are none in what was read.\n')
      else if (!options.ndjson) io.err.write(`${printUnread(summary, createColors(io.err)).join('\n')}\n`)
      return NOTHING_DONE
    }
    if (!options.ndjson) {
      io.out.write(printSummary(summary, { colors, width: io.out.columns ?? 100, config: configFile }))
      if (comparison)
        io.out.write(printComparison(comparison, { from: configFile, to: options.compare!, colors }))
    }
    return summary.unread.count > 0 ? SOME_LEFT_OUT : ALL_WELL
  }

  return {
    summary,
    comparison,
    async take(line: SessionLine): Promise<void> {
      addSession(summary, line)
      if (comparison) compareSession(comparison, line)
      // Whoever reads more slowly than this writes would have all of it kept in memory.
      const isFull = options.ndjson && io.out.write(`${JSON.stringify(line)}\n`) === false
      if (!isFull) return
      draining ??= once(io.out as unknown as EventEmitter, 'drain').then(() => void (draining = undefined))
      await draining
    },
    finish,
  }
}

function sayProblems(file: string, config: unknown): string[] {
  const { problems } = compileConfig(config, Object.values(detectors))
  return problems.map((problem) => `${file}: ${describeProblem(problem)}`)
}

function listRules(config: unknown): string[] {
  return compileConfig(config, Object.values(detectors)).rules.map(({ id }) => id)
}
