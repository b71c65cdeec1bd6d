import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runBacktest, type BacktestOptions } from '../../../src/cli/backtest/runBacktest.ts'
import { runBaseline } from '../../../src/cli/baseline/runBaseline.ts'
import { runCheck } from '../../../src/cli/runCheck.ts'
import { runInit } from '../../../src/cli/runInit.ts'
import { findFiles } from '../../../src/cli/sessions/findFiles.ts'
import { runTest } from '../../../src/cli/test/runTest.ts'
import { recordingOf } from '../../support/session/recordingOf.ts'
import { session } from '../../support/session/session.ts'

/** What somebody gets to read who types one thing wrong; files are named from a folder of their own. */
let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-commands-'))
  mkdirSync(at('folder'))
  writeFileSync(at('unstuck.json'), '{ "schemaVersion": 1 }')
  writeFileSync(at('broken.json'), '{')
  said = ''
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

const sink = { write: (text: string) => void (said += text) }
const io = (input = '') => ({ stdin: Readable.from([input]), out: sink, err: sink, now: () => 0 })
const backtest = (patterns: string[], options: Partial<BacktestOptions> = {}, input = '') =>
  runBacktest(
    at('unstuck.json'),
    patterns,
    { ndjson: false, stdin: false, memory: 100, ...options },
    io(input),
  )
const check = (file: string, allowLink: string[] = []) =>
  runCheck([at(file)], { allowLink, json: false, strict: false }, io())

const LOG = JSON.stringify({ name: 'my test', log: recordingOf(session().click('pay')).log })

describe('nothing is done, and one sentence says why', () => {
  const row = (sentence: string, run: () => Promise<number>, says: RegExp) =>
    test(sentence, async () => {
      const code = await run()
      expect([code, said.replaceAll(`${folder}/`, '')]).toEqual([2, expect.stringMatching(says)])
      expect(said).not.toMatch(/ENOENT|EISDIR|Error/)
      expect(readdirSync(folder).sort()).toEqual(['broken.json', 'folder', 'unstuck.json'])
    })
  // prettier-ignore
  {
    row('for a first config in a folder that is not there', () => runInit(at('none/a.json'), { yes: true, force: false }, io()), /^Failed to write none\/a\.json: there is no such folder\.\n$/)
    row('for a first config in the place of a folder', () => runInit(at('folder'), { yes: true, force: false }, io()), /it is a folder; name a file in it/)
    row('for a config that is a folder', () => check('folder'), /^Failed to read folder: it is a folder\.\n$/)
    row('for an origin that is none', () => check('unstuck.json', ['help.example.com']), /help\.example\.com is no origin, such as https:/)
    row('for a backtest of nothing', () => backtest([]), /^Failed to find recordings: name files, folders or globs/)
    row('for recordings that are not there', () => backtest([at('none/*')]), /nothing fits none\/\*/)
    row('for signals that are not there', () => backtest([], { signals: at('none') }), /^Failed to read none: there is no such file\.\n$/)
    row('for a report in a folder that is not there', () => backtest(['-'], { html: at('none/r.html') }), /^Failed to write none\/r\.html: there is no such folder\.\n$/)
    row('for a report in the place of a folder', () => backtest(['-'], { html: at('folder') }), /^Failed to write folder: it is a folder\.\n$/)
    row('for a standard input that is empty', () => backtest(['-']), /1 recording could not be read:\n {2}stdin: It is empty\.\n$/)
    row('for files beside standard input', () => backtest(['-', at('folder')]), /^Failed to begin: standard input is read alone; leave it out, or folder\.\n$/)
    row('for files that --stdin would pass over', () => backtest([at('folder')], { stdin: true }), /standard input is read alone/)
    row('for signals beside recordings', () => backtest([at('folder')], { signals: at('none') }), /--signals reads events in the place of recordings/)
    row('for a session to tell where only signals are', () => backtest([], { signals: at('none'), explain: 'a' }), /--signals reads none/)
    row('for a report in the place of its config', () => backtest(['-'], { html: at('folder/../unstuck.json') }), /unstuck\.json: it is read; name another file/)
    row('for a session of a name that is not there', () => backtest(['-'], { explain: 'b' }, LOG), /^Failed to find the session b: there are, for one, my test\. With --ndjson/)
    row('for a session that is not there beside what cannot be read', () => backtest(['-'], { explain: 'b' }, '{'), /^Failed to find the session b: there is none\./)
    row('for a session that cannot be read', () => backtest(['-'], { explain: 'stdin' }, '{'), /^Failed to read stdin: It is neither JSON/)
    row('for baselines of nothing', () => runBaseline([at('none')], { min: 1 }, io()), /^Failed to find recordings: nothing fits none\.\n$/)
    row('for baselines into a config that is none', () => runBaseline([at('folder')], { min: 1, into: at('broken.json') }, io()), /^Failed to read the config broken\.json: it is not JSON; "unstuck check broken\.json" says where\.\n$/)
    row('for tests that are not there', () => runTest([at('folder')], { config: 'x' }, io()), /Failed to find tests: nothing fits folder\./)
  }
})

test('of a file that is no config at all it is not said that the rest of it runs', async () => {
  expect(await check('broken.json')).toBe(1)
  expect(said).toMatch(/A page that is given this runs none of it\./)
})

test('a config in UTF-16 is told to be that', async () => {
  writeFileSync(at('wide.json'), Buffer.from('\ufeff{}', 'utf16le'))
  expect(await check('wide.json')).toBe(1)
  expect(said).toMatch(/written in UTF-16; save it as UTF-8/)
})

test('an origin may be given as the address of a page', async () => {
  const help = { kind: 'card', title: 'a', body: '[b](https://help.example.com/b)' }
  const rules = [{ id: 'r', when: { signal: 'rage-click' }, show: 'help' }]
  writeFileSync(at('linked.json'), JSON.stringify({ schemaVersion: 1, rules, interventions: { help } }))
  await check('linked.json', ['https://help.example.com/start'])
  expect(said).toMatch(/no doubts/)
})

test('a recording that two patterns fit is found once', async () => {
  writeFileSync(at('folder/a.json'), '[]')
  const { files } = await findFiles([
    at('folder/a.json'),
    at('folder'),
    at('folder/*.json'),
    at('./folder/../folder'),
  ])
  expect(files).toHaveLength(1)
})

test('what a shell puts in the place of a file is read like one', async () => {
  expect(await findFiles(['/dev/null'])).toEqual({ files: ['/dev/null'], missing: [] })
})

test('a question at the end of a sentence has no full stop behind it', async () => {
  writeFileSync(
    at('a.rule-test.json'),
    '[{ "name": "a", "recording": "b.json", "expect": { "shwon": ["pay"] } }]',
  )
  expect(await runTest([at('a.rule-test.json')], { config: at('unstuck.json') }, io())).toBe(2)
  expect(said).toMatch(/Did you mean "shown"\?\n/)
})

describe('what an editor on Windows has saved is read like anything else:', () => {
  const windows = (...lines: object[]) =>
    '\ufeff' + lines.map((line) => JSON.stringify(line) + '\r\n').join('')

  test('a rule test', async () => {
    writeFileSync(at('b.json'), LOG)
    const expected = { cannotBeShown: ['pay'] }
    writeFileSync(at('a.rule-test.json'), windows({ name: 'a', recording: 'b.json', expect: expected }))
    await runTest([at('a.rule-test.json')], { config: at('unstuck.json') }, io())
    expect(said).not.toMatch(/Failed to read/)
  })

  test('forwarded events', async () => {
    const signal = { type: 'rage-click', id: 'l-s1', at: 1e12, strength: 1, count: 3, page: 'a' }
    const event = (visit: string) => ({ type: 'io.unstuck.signal', visit, data: signal })
    writeFileSync(at('events.ndjson'), windows(event('a'), event('b')))
    expect(await backtest([], { signals: at('events.ndjson') })).toBe(0)
    expect(said).toMatch(/2 sessions/)
    expect(said).not.toMatch(/Passed over/)
  })
})

test('how often something was measured at the least is said in words', async () => {
  writeFileSync(at('a.json'), LOG)
  expect(await runBaseline([at('a.json')], { min: 1 }, io())).toBe(2)
  expect(said).toBe(
    'Failed to find what is usual: in 1 session nothing was measured once or more. Read more of them.\n',
  )
})

test('a report is not written over a recording that it is made of', async () => {
  writeFileSync(at('a.json'), LOG)
  expect(await backtest([at('*.json')], { html: at('a.json') })).toBe(2)
  expect(said).toMatch(/a\.json: it is read; name another file/)
  expect(readdirSync(folder)).not.toContain('a.json.part')
})

test('a session on standard input is told from its beginning to its end', async () => {
  expect(await backtest(['-'], { explain: 'my test' }, LOG)).toBe(0)
  expect(said).toMatch(/my test \(exact/)
})

test('whoever reads lines slowly is waited for', async () => {
  const signal = { type: 'rage-click', id: 'l-s1', at: 1e12, strength: 1, count: 3, page: 'a' }
  const visits = ['a', 'b', 'c'].map((visit) =>
    JSON.stringify({ type: 'io.unstuck.signal', visit, data: signal }),
  )
  writeFileSync(at('events.ndjson'), visits.join('\n'))
  let [waiting, most] = [0, 0]
  const out = Object.assign(new EventEmitter(), {
    write() {
      most = Math.max(most, ++waiting)
      setTimeout(() => out.emit('drain', waiting--), 1)
      return false
    },
  })
  const options = { ndjson: true, stdin: false, memory: 100, signals: at('events.ndjson') }
  expect(await runBacktest(at('unstuck.json'), [], options, { ...io(), out })).toBe(0)
  expect(most).toBe(1)
})
