/**
 * `npm run gallery`: takes a screenshot of every kind of help in every state, and compares it with the one that was last
 * looked at. Needs a build.
 *
 *     --update      keeps what is there now
 *     --only=dark   one sheet
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { openGallery } from './openGallery.mjs'
import { sheets } from './sheets.mjs'

const SHOTS = 'test/gallery/shots'
const DIFFERENCES = '.cache/gallery'
/** Fonts are drawn a little differently by each release of a browser; a button that is gone is more than this. */
const TOLERANCE = 0.004
/** How different the colours of a point may be, from 0 to 1. */
const THRESHOLD = 0.2

const update = process.argv.includes('--update')
const only = process.argv.find((word) => word.startsWith('--only='))?.split('=')[1]

mkdirSync(SHOTS, { recursive: true })
mkdirSync(DIFFERENCES, { recursive: true })
const gallery = await openGallery()
for (const [name, { query, ...how }] of Object.entries(sheets)) {
  if (only && only !== name) continue
  const { page } = await gallery.open(query, how)
  const shot = await page.screenshot({ fullPage: true })
  await page.close()
  judge(name, shot)
}
await gallery.close()

function judge(name, shot) {
  const file = `${SHOTS}/${name}.png`
  if (update || !existsSync(file)) {
    writeFileSync(file, shot)
    return console.log(`${name}: kept, ${Math.round(shot.length / 1000)} kB`)
  }
  const [before, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(shot)]
  const { width, height } = now
  if (before.width !== width || before.height !== height) {
    return fail(name, shot, `is ${width} by ${height}, and was ${before.width} by ${before.height}`)
  }
  const difference = new PNG({ width, height })
  const points = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: THRESHOLD })
  const share = points / (width * height)
  if (share <= TOLERANCE) return console.log(`${name}: as it was (${(share * 100).toFixed(2)} % differ)`)
  writeFileSync(`${DIFFERENCES}/${name}.difference.png`, PNG.sync.write(difference))
  fail(name, shot, `differs in ${(share * 100).toFixed(2)} % of its points`)
}

function fail(name, shot, why) {
  writeFileSync(`${DIFFERENCES}/${name}.png`, shot)
  console.error(`${name}: ${why}; look at ${DIFFERENCES}/, and keep it with --update if it is meant.`)
  process.exitCode = 1
}
