import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeFiles } from '../../../src/cli/backtest/pool.ts'
import type { SessionLine } from '../../../src/cli/backtest/sessionLine.ts'

/** A thread whose files say what becomes of it. */
const THREAD = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ file }) => {
  if (file.startsWith('hangs')) for (;;);
  if (file.startsWith('throws')) throw new Error('no such number')
  if (file.startsWith('ends')) process.exit(3)
  if (file.startsWith('large')) { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, () => ({}))) }
  parentPort.postMessage({ type: 'session', line: { session: file, mode: 'exact', thread: threadId } })
  parentPort.postMessage({ type: 'idle' })
})
parentPort.postMessage({ type: 'idle' })
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-pool-'))
  writeFileSync(join(folder, 'thread.mjs'), THREAD)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Nothing but a hang takes so long. */
const AT_LEISURE = 20_000

async function judge(files: readonly string[], threads: number, { memory = 30, within = AT_LEISURE } = {}) {
  const lines: (SessionLine & { thread?: number })[] = []
  const done: string[] = []
  const options = {
    files,
    threads,
    job: { config: {}, asReport: false },
    within,
    memory,
    onSession: async (line: SessionLine) => void lines.push(line),
    onFile: (file: string) => void done.push(file),
  }
  await judgeFiles(options, pathToFileURL(join(folder, 'thread.mjs')))
  return { lines, done, threads: new Set(lines.flatMap(({ thread }) => thread ?? [])).size }
}

const many = Array.from({ length: 12 }, (_, i) => `fine ${i}`)

describe('threads that judge', () => {
  test.each([1, 2, 3])('are as many as asked for: %i', async (count) => {
    const { lines, done, threads } = await judge(many, count)
    expect(lines.map(({ session }) => session).sort()).toEqual([...many].sort())
    expect(done).toHaveLength(many.length)
    expect(threads).toBeLessThanOrEqual(count)
  })

  test('that cannot even begin are told of once for each file', async () => {
    const { lines, done } = await judge(['a', 'b'], 2, { memory: 1 })
    expect(lines).toMatchObject(['a', 'b'].map(() => ({ error: expect.stringContaining('more than 1 MB') })))
    expect(done.sort()).toEqual(['a', 'b'])
  })

  test('are no more than there are files', async () => {
    expect((await judge(['fine'], 8)).threads).toBe(1)
    expect((await judge([], 8)).lines).toEqual([])
  })

  test.each([
    ['hangs', /^It took longer than 1 s to judge, and was given up\.$/],
    ['throws', /^It could not be judged: no such number\.$/],
    ['ends', /^Its thread ended\.$/],
    ['large', /^It needs more than 30 MB of memory; --memory gives it more\.$/],
  ])('one that %s is told of in a sentence, and another goes on', async (what, sentence) => {
    const within = what === 'hangs' ? 700 : AT_LEISURE
    const { lines, done } = await judge(['fine 1', what, 'fine 2', 'fine 3'], 1, { within })
    expect(lines.filter((line) => !('error' in line))).toHaveLength(3)
    expect(lines.filter((line) => 'error' in line)).toEqual([
      { session: what, error: expect.stringMatching(sentence) },
    ])
    expect(done).toHaveLength(4)
  })
})
