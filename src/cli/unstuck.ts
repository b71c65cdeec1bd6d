import { Command, InvalidArgumentError, Option } from 'commander'
import { runAudit, TOKEN, type AuditOptions } from './audit/runAudit.ts'
import { runBacktest, type BacktestOptions } from './backtest/runBacktest.ts'
import { ENOUGH_TIMES } from '../core/baselines.ts'
import { runBaseline, type BaselineOptions } from './baseline/runBaseline.ts'
import { runCheck, type CheckOptions } from './runCheck.ts'
import { runInit, type InitOptions } from './runInit.ts'
import type { Io } from './io.ts'
import { runTest, TEST_FILES, type TestOptions } from './test/runTest.ts'

// Who reads only the first lines of a long output closes the pipe, and that is no failure.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2))

process.stderr.on('error', () => {})

// What is left behind is tidied up at exit, which a signal would pass over.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const io: Io = { stdin: process.stdin, out: process.stdout, err: process.stderr, now: Date.now }

const EXIT_CODES = `
Ends with 0 when everything was judged, 1 when some recordings could not be read or parts of the config were left
out, 2 when nothing was judged.`

const program = new Command('unstuck')
  .description('In-app preventive support: write, check and try the config that decides about help.')
  .version(__VERSION__)
  .showSuggestionAfterError()
  // What is misspelt has done nothing, and 1 says that something was done.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))

program
  .command('init')
  .description('asks a few questions and writes a first config, in "watch" mode')
  .argument('[file]', 'where to write it', 'unstuck.json')
  .option('-y, --yes', 'asks nothing and takes the defaults', false)
  .option('--force', 'replaces a file that is there', false)
  .action(async (file: string, options: InitOptions) => {
    process.exitCode = await runInit(file, options, io)
  })

program
  .command('check')
  .description('says what is wrong in a config and how to mend it, then each rule in a plain sentence')
  .argument('[files...]', 'configs; "-" is standard input', ['unstuck.json'])
  .addOption(
    new Option('--allow-link <origin>', 'an origin that page code allows links to lead to; may be repeated')
      .argParser((origin: string, before: readonly string[]) => [...before, origin])
      .default([] as readonly string[], 'none'),
  )
  .option('--strict', 'fails on doubts too', false)
  .option('--json', 'prints the result as data', false)
  .action(async (files: string[], options: CheckOptions) => {
    process.exitCode = await runCheck(files, options, io)
  })

program
  .command('backtest')
  .description('says what a config would have done in recorded sessions, before anybody sees it')
  .argument('<config>', 'the config to try')
  .argument('[recordings...]', 'files, folders and globs, packed by gzip or not; "-" is standard input')
  .option('--compare <config>', 'says what would change if this config took the place of the first')
  .option('--explain <session>', 'tells one session from its beginning to its end')
  .option(
    '--html <file>',
    'writes a page to look at: the summary, and the sessions with a timeline and a player',
  )
  .option(
    '--signals <file>',
    'reads forwarded events instead of recordings: signals are all that is known then',
  )
  .option('--ndjson', 'prints a line of JSON for each session instead of the table', false)
  .option('--stdin', 'reads standard input; with --ndjson one session a line in, one line out', false)
  .addOption(new Option('--threads <n>', 'how many threads judge, instead of all cores').argParser(readCount))
  .addOption(
    new Option('--memory <megabytes>', 'memory that a thread may take').argParser(readCount).default(2048),
  )
  .addHelpText('after', EXIT_CODES)
  .action(async (config: string, recordings: string[], options: BacktestOptions) => {
    process.exitCode = await runBacktest(config, recordings, options, io)
  })

program
  .command('baseline')
  .description(
    'reads off recordings how long things usually take in your product, for the config to begin with',
  )
  .argument('<recordings...>', 'files, folders and globs, packed by gzip or not')
  .addOption(new Option('--min <n>', 'from how many times on').argParser(readCount).default(ENOUGH_TIMES))
  .option('--into <config>', 'writes them into a config, in the place of those that it had')
  .addHelpText(
    'after',
    '\nEnds with 0 when all was read, 1 when some recordings could not be, 2 when nothing was found.',
  )
  .action(async (recordings: string[], options: BaselineOptions) => {
    process.exitCode = await runBaseline(recordings, options, io)
  })

program
  .command('test')
  .description('checks rules against recorded sessions: what must be shown in each, and what must not')
  .argument('[tests...]', `files, folders and globs; without any, ${TEST_FILES}`)
  .option('--config <file>', 'the config of tests that name none', 'unstuck.json')
  .addHelpText(
    'after',
    '\nEnds with 0 when all is as it must be, 1 when something is not, 2 when a test cannot be run.',
  )
  .action(async (tests: string[], options: TestOptions) => {
    process.exitCode = await runTest(tests, options, io)
  })

program
  .command('report')
  .description('tells what was decided in your product; its page is that of the example backend')
  .argument('[events...]', 'files of forwarded events, packed by gzip or not; "-" is standard input')
  .requiredOption(
    '--audit',
    'every decision with its reasons, its config and its version, a line of JSON each',
  )
  .option('--from <address>', `asks a backend instead of reading files; its token is taken from ${TOKEN}`)
  .option('--since <time>', 'leaves out what was decided before')
  .option('--csv', 'writes a table instead of lines of JSON', false)
  .addHelpText('after', '\nEnds with 0 when all was read, 1 when something could not be, 2 when nothing was.')
  .action(async (events: string[], options: AuditOptions) => {
    process.exitCode = await runAudit(events, options, io)
  })

await program.parseAsync()

function readCount(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.')
  return number
}
