import { Command, Option } from 'commander'
import { runCheck, type CheckOptions } from './runCheck.ts'
import { runInit, type InitOptions } from './runInit.ts'
import type { Io } from './io.ts'

const io: Io = { stdin: process.stdin, out: process.stdout, err: process.stderr, now: Date.now }

const program = new Command('unstuck')
  .description('In-app preventive support: write, check and try the config that decides about help.')
  .version(__VERSION__)
  .showSuggestionAfterError()

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

await program.parseAsync()
