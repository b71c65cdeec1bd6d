/**
 * `npm run demo`: six stories in a real browser, told from what really happened. Ends with 1 unless those four
 * who are stuck are helped in the right place, and the other two are left alone.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { ensureBrowser } from '../../test/support/browser.mjs'
import { createInk } from './server/ink.mjs'
import { startPlayground } from './server/startPlayground.mjs'
import { runStory } from './stories/runStory.mjs'
import { stories } from './stories/stories.mjs'

const HELP = `npm run demo -- [--story N]… [--out DIR] [--headed]

  --story N   only this one, from 1 to ${stories.length}; may be given more than once
  --out DIR   where the screenshots go; a new folder for temporary files by default
  --headed    with a window to look at`

const VOICES = {
  user: ['Robin', 'cyan'],
  signal: ['signalled', 'yellow'],
  decision: ['decided', 'magenta'],
  help: ['shown', 'green'],
  calm: ['calm', 'green'],
  backend: ['backend', 'blue'],
}

/** Where the words of a line begin. */
const INDENT = 21

const { values: options } = parseArgs({
  options: {
    story: { type: 'string', multiple: true },
    out: { type: 'string' },
    headed: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (options.help) console.log(HELP)
else process.exitCode = (await tellStories()) ? 0 : 1

async function tellStories() {
  const ink = createInk(process.stdout)
  const chosen = options.story?.map(Number) ?? stories.map((_, at) => at + 1)
  const unknown = chosen.find((number) => !stories[number - 1])
  if (unknown !== undefined) {
    console.error(`Failed to tell story ${unknown}: there are ${stories.length}.\n\n${HELP}`)
    return false
  }
  const folder = options.out ? resolve(options.out) : await mkdtemp(join(tmpdir(), 'unstuck-demo-'))
  const playground = await startPlayground()
  const browser = await chromium.launch({ ...ensureBrowser(), headless: !options.headed })
  const faults = []
  try {
    for (const number of chosen) {
      const story = stories[number - 1]
      console.log(`\n${ink('bold', `${number}  ${story.title}`)}\n${ink('dim', `   ${story.about}`)}\n`)
      const onLine = ({ who, at, text }) => console.log(tellLine(ink, who, at, text))
      const report = await runStory(story, { browser, playground, folder, onLine })
      faults.push(...report.faults)
      console.log(tellEnd(ink, report))
    }
  } finally {
    await browser.close()
    await playground.close()
  }
  const sum = faults.length === 0 ? ink('green', 'as it should be') : ink('red', `${faults.length} faults`)
  console.log(
    `\n${chosen.length} ${chosen.length === 1 ? 'story' : 'stories'}: ${sum}.\nScreenshots: ${folder}\n`,
  )
  return faults.length === 0
}

function tellLine(ink, who, at, text) {
  const [voice, colour] = VOICES[who]
  const time = `${(Math.max(0, at) / 1000).toFixed(1)} s`.padStart(8)
  const [first, ...others] = text.split('\n')
  const rest = others.map((more) => `\n${ink('dim', more.padStart(more.length + INDENT))}`).join('')
  return `${ink('dim', time)}  ${ink(colour, voice.padEnd(9))}  ${first}${rest}`
}

function tellEnd(ink, { story, faults }) {
  if (faults.length === 0)
    return ink('green', `${' '.repeat(INDENT)}✓ ${story.help ? 'helped in the right place' : 'left alone'}`)
  return faults.map((fault) => ink('red', `${' '.repeat(INDENT)}✗ ${fault}`)).join('\n')
}
