/**
 * `npm run faults`: what becomes of events when networks, servers and browsers fail, in a real browser and against a real
 * server. Fails when one is neither received nor counted as dropped.
 *
 *     --write    puts the table between the README's marks
 *     --only X   only the faults whose name holds X
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { ensureBrowser } from '../support/browser.mjs'
import type { Account } from './account.ts'
import { runStory } from './runStory.ts'
import { stories } from './stories.ts'
import type { Story } from './story.ts'

const MARKS = /(?<=<!-- faults:start -->\n).*?(?=<!-- faults:end -->)/s
const AT_ONCE = 4

const only = process.argv[process.argv.indexOf('--only') + 1] ?? ''
const chosen = stories.filter(({ fault }) => !process.argv.includes('--only') || fault.includes(only))
const browser = await chromium.launch({
  ...ensureBrowser(),
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
})
const results = new Map<Story, Account | Error>()
const waiting = chosen.filter(({ isAlone }) => !isAlone)
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let story = waiting.shift(); story; story = waiting.shift()) await play(story)
  }),
)
for (const story of chosen.filter(({ isAlone }) => isAlone)) await play(story)
await browser.close()

const table = tableOf(chosen.map((story) => [story, results.get(story)!]))
console.log(`\n${table}`)
if (process.argv.includes('--write')) {
  const readme = readFileSync('README.md', 'utf8')
  if (!MARKS.test(readme))
    throw new Error('Failed to find the marks <!-- faults:start --> and <!-- faults:end --> in README.md.')
  writeFileSync(
    'README.md',
    readme.replace(MARKS, () => `\n${table}\n\n`),
  )
}
const bad = [...results].filter(([story, account]) => !isSound(story, account))
for (const [{ fault }, account] of bad)
  console.error(`${fault}: ${JSON.stringify(account instanceof Error ? account.message : account)}`)
process.exitCode = bad.length > 0 ? 1 : 0

async function play(story: Story): Promise<void> {
  const began = performance.now()
  const account = await runStory(story, browser).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  )
  results.set(story, account)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${isSound(story, account) ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${story.fault}`)
}

function isSound({ mayOvertake }: Story, account: Account | Error): boolean {
  return !(account instanceof Error) && account.isBalanced && (account.isInOrder || mayOvertake === true)
}

function tableOf(rows: readonly (readonly [Story, Account | Error])[]): string {
  const number = (value: number) => value.toLocaleString('en')
  const lines = rows.map(([{ fault }, account]) =>
    account instanceof Error
      ? [fault, account.message, '', '', '', '']
      : [
          fault,
          number(account.made),
          number(account.received),
          number(account.dropped),
          number(account.again),
          account.isInOrder ? 'yes' : 'by `sequence`',
        ],
  )
  const head = ['fault', 'made', 'received', 'counted as dropped', 'came again', 'in order']
  return [head, ['---', '---:', '---:', '---:', '---:', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
