import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../support/e2e/emptyFolder.ts'
import { shopConfig } from '../support/replay/shopConfig.ts'
import { FATE_NAMES, shopSession } from '../support/replay/shopSession.ts'

const hasParallel = spawnSync('parallel', ['--version']).status === 0

test.skipIf(!hasParallel)('GNU parallel spreads the filter as the guide says, and nothing is lost', () => {
  const [recipe] = /^cat sessions\.ndjson[^]*?judged\.ndjson$/m.exec(readFileSync('docs/scale.md', 'utf8'))!
  const folder = emptyFolder()
  const lines = Array.from({ length: 20 }, (_, i) =>
    JSON.stringify(shopSession(FATE_NAMES[i % 5]!, i + 1).events),
  )
  writeFileSync(join(folder, 'sessions.ndjson'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'unstuck.json'), JSON.stringify(shopConfig))
  const command = recipe
    .replace('npx unstuck', `${process.execPath} ${resolve('dist/cli.js')}`)
    .replace('20M', '100k')
  const { status, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  })
  expect({ status, stderr: stderr.replace(/Academic tradition[^]*/, '') }).toEqual({ status: 0, stderr: '' })
  const judged = readFileSync(join(folder, 'judged.ndjson'), 'utf8').trim().split('\n')
  const shown = judged.flatMap((line) => JSON.parse(line).offers.map(({ rule }: { rule: string }) => rule))
  expect([judged.length, shown.filter((rule) => rule === 'checkout/card-refused').length]).toEqual([20, 8])
})
