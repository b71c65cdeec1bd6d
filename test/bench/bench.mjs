/**
 * `npm run bench`: what unstuck costs a page, against the same page without it and with empty listeners. Real input in
 * a real browser, rounds interleaved so that a busy machine is busy for all of them. Needs a build.
 *
 *     --json           the figures as data
 *     --rounds=7
 *     --against=DIR    another build beside this one, in the same rounds
 *     --hard           pages that are hard to watch, and nothing else
 *     --check          fails where a ratio is far worse than it was
 */
import { FIRST_PAINT, measureFirstPaint } from './firstPaint.mjs'
import { measureHardPages } from './hardPages.mjs'
import { measureHeap } from './heap.mjs'
import { isolateActs, isolateMoves } from './isolate.mjs'
import { openPages } from './pages.mjs'
import { measureRecorder } from './recorder.mjs'
import { compareSessions } from './session.mjs'

const optionOf = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
const rounds = Number(optionOf('rounds') ?? 7)

/**
 * Ratios against references of the same run, twice what they are on a calm machine: a busy one must pass, a listener that
 * reads the layout must not.
 */
const LIMITS = { script: 12, moves: 7, act: 4500, heap: 1.05 }

const WORDS = {
  task: 'main thread',
  script: 'scripts',
  handled: 'until listeners are done',
  inp: 'until the next picture',
}

const pages = await openPages(optionOf('against'))
if (process.argv.includes('--hard')) {
  printHard(await measureHardPages(pages, rounds))
  await pages.close()
  process.exit()
}
const report = {
  rounds,
  session: await compareSessions(pages, rounds),
  acts: await isolateActs(pages),
  moves: await isolateMoves(pages, rounds),
  firstPaint: await measureFirstPaint(pages),
  heap: await measureHeap(pages),
  recorder: await measureRecorder(pages, rounds),
}
await pages.close()
if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
else print(report)
if (process.argv.includes('--check')) check(report)

function print({ session, acts, moves, firstPaint, heap, recorder }) {
  const show = ({ median, lower, upper }, unit = '') =>
    `${median.toFixed(2)}${unit} (${lower.toFixed(2)} to ${upper.toFixed(2)})`
  const line = (what, name, text) => console.log(`${what.padEnd(24)} ${name.padEnd(10)} ${text}`)
  console.log(`A scripted session, ${rounds} times; middle and quartiles:`)
  for (const [what, { each, added, ratio, ratioToListeners }] of Object.entries(session)) {
    for (const [name, values] of Object.entries(each)) line(WORDS[what], name, show(values, ' ms'))
    line(
      '',
      'unstuck',
      `adds ${added.toFixed(1)} ms, ${show(ratio)} times nothing, ${show(ratioToListeners)} times listeners`,
    )
  }
  console.log('\nBy itself, styles clean:')
  for (const [name, each] of Object.entries(acts)) {
    for (const [what, values] of Object.entries(each)) line(what, name, show(values, ' ms'))
  }
  for (const [name, values] of Object.entries(moves))
    line('1,000 pointer moves', name, `${show(values, ' ms')}, ${values.added.toFixed(2)} ms added`)
  console.log('\nFrom the decision to help that is seen:')
  line('prefetched', 'unstuck', `${show(firstPaint.prefetched, ' ms')}; at most ${FIRST_PAINT} ms`)
  line('a box of the page', 'own', show(firstPaint.own, ' ms'))
  line('not prefetched', 'unstuck', `${firstPaint.cold.toFixed(2)} ms`)
  console.log(`\nheap after 100,000 observations / after 10,000: ${heap.ratio.toFixed(3)}`)
  console.log('\nRecorded, the same session:')
  for (const [name, values] of Object.entries(recorder.each)) line('main thread', name, show(values, ' ms'))
  line(
    '',
    'recorder',
    `adds ${recorder.added.toFixed(1)} ms to rrweb alone, ${show(recorder.ratio)} times it`,
  )
}

function printHard(found) {
  for (const [what, each] of Object.entries(found)) {
    console.log(what)
    for (const [key, values] of Object.entries(each)) {
      for (const [name, { median, added }] of Object.entries(values))
        console.log(
          `  ${WORDS[key].padEnd(14)} ${name.padEnd(10)} ${median.toFixed(1)} ms, ${added.toFixed(1)} added`,
        )
    }
  }
}

function check({ session, acts, moves, firstPaint, heap }) {
  // A thousand events that nobody hears say how fast this machine is just now.
  const event = moves.nothing.median / 1000
  const ratios = {
    script: session.script.ratio.median,
    moves: moves.unstuck.median / moves.nothing.median,
    act: acts.unstuck['press that is answered'].median / event,
    heap: heap.ratio,
  }
  // A machine that takes long for a box of the page's own is given as much.
  const { prefetched, own } = firstPaint
  if (prefetched.median > FIRST_PAINT + own.median) {
    console.error(
      `first paint: ${prefetched.median.toFixed(0)} ms after the decision, more than ${FIRST_PAINT}.`,
    )
    process.exitCode = 1
  }
  for (const [what, limit] of Object.entries(LIMITS)) {
    if (ratios[what] <= limit) continue
    console.error(`${what}: ${ratios[what].toFixed(2)} times its reference, more than ${limit}.`)
    process.exitCode = 1
  }
}
