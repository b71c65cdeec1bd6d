import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { emptyFolder } from '../support/e2e/emptyFolder.ts'
import { shopConfig } from '../support/replay/shopConfig.ts'
import { FATE_NAMES, shopSession } from '../support/replay/shopSession.ts'

/** Ten recorded visits to a checkout, every other one packed. */
let folder = ''
const sessions = Array.from({ length: 10 }, (_, i) => shopSession(FATE_NAMES[i % 5]!, i + 1))

beforeAll(() => {
  folder = emptyFolder()
  mkdirSync(join(folder, 'week'))
  for (const [i, { name, events }] of sessions.entries()) {
    const text = JSON.stringify(events)
    if (i % 2 === 0) writeFileSync(join(folder, 'week', `${name}.json`), text)
    else writeFileSync(join(folder, 'week', `${name}.json.gz`), gzipSync(text))
  }
  writeFileSync(join(folder, 'unstuck.json'), JSON.stringify(shopConfig))
  const [first, ...others] = shopConfig.rules
  const later = { ...first, when: { signal: 'form-rejected', atLeast: 3 } }
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...shopConfig, rules: [later, ...others] }))
})

function unstuck(words: string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const asLines = (some = sessions) => some.map(({ events }) => `${JSON.stringify(events)}\n`).join('')

describe('unstuck backtest', () => {
  test('says of each rule how many would have seen its help, when, and what was in the way', () => {
    const { status, stdout, stderr } = unstuck(['backtest', 'unstuck.json', 'week'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('unstuck.json on 10 sessions (10 exact')
    expect(stdout).toMatch(/checkout\/card-refused +4 \(40 %\) .*1:\d\d {2}2× waited: the user is typing/)
    expect(stdout).toMatch(/checkout\/no-answer +2 \(20 %\)/)
    expect(stdout).toMatch(/In 6 sessions help would have come that nobody saw that day/)
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001b/)
  })

  test('comes to the same on one thread and by a glob', () => {
    const { stdout } = unstuck(['backtest', 'unstuck.json', 'week/**/*.json*', '--threads', '1'])
    expect(stdout).toBe(unstuck(['backtest', 'unstuck.json', 'week', '--threads', '2']).stdout)
  })

  test('says what another config would change, with the sessions to look at', () => {
    const { stdout } = unstuck(['backtest', 'unstuck.json', 'week', '--compare', 'other.json'])
    expect(stdout).toMatch(/other help in 4 sessions/)
    expect(stdout).toMatch(
      /checkout\/card-refused {2}no longer shown in 4, the same in 0\n {2}- week\/refused-twice-2\.json/,
    )
  })

  test('tells one session from its beginning to its end', () => {
    const { stdout } = unstuck(['backtest', 'unstuck.json', 'week', '--explain', 'refused-while-typing-4'])
    expect(stdout).toMatch(
      /form-rejected 2× on Pay now\n.*waits: the user is typing\n.*card-refused shown: card/,
    )
    expect(stdout).toMatch(/checkout\/no-answer {2}Friction "rage-click".* was not found/)
  })

  test('is a filter, one session a line in and one line out, whatever is in it', () => {
    const input = `${asLines(sessions.slice(0, 3))}nonsense\n\n[]\n${asLines(sessions.slice(3, 4))}`
    const { status, stdout } = unstuck(['backtest', 'unstuck.json', '--stdin', '--ndjson'], input)
    expect(status).toBe(1)
    expect(
      lines(stdout).map((line) => line.error ?? line.offers.map(({ rule }: { rule: string }) => rule)),
    ).toEqual([
      [],
      ['checkout/card-refused'],
      ['checkout/no-answer'],
      expect.stringMatching(/neither JSON nor NDJSON/),
      expect.stringMatching(/empty/),
      expect.stringMatching(/no rrweb events/),
      ['checkout/card-refused'],
    ])
  })

  test('reads a packed stream of sessions', () => {
    const { stdout } = unstuck(['backtest', 'unstuck.json', '-', '--ndjson'], gzipSync(asLines()))
    expect(lines(stdout)).toHaveLength(10)
  })

  test('tells of what it cannot read in a sentence each, goes on with the rest, and ends with 1', () => {
    const bad = join(folder, 'bad')
    mkdirSync(bad)
    const text = JSON.stringify(sessions[0]!.events)
    writeFileSync(join(bad, 'cut.json'), text.slice(0, 4000))
    writeFileSync(join(bad, 'cut.json.gz'), gzipSync(text).subarray(0, 900))
    writeFileSync(join(bad, 'empty.json'), '')
    writeFileSync(join(bad, 'page.json'), '<!doctype html>')
    writeFileSync(join(bad, 'other.json'), '{"orders":[1,2,3]}')
    writeFileSync(join(bad, 'hostile.json'), hostile())
    const { status, stdout } = unstuck(['backtest', 'unstuck.json', 'bad', 'week'])
    expect(status).toBe(1)
    expect(stdout).toContain('on 10 sessions')
    expect(stdout).toContain('6 recordings could not be read:')
    const told = stdout.split('\n').filter((line) => line.startsWith('  bad/'))
    expect(told).toHaveLength(6)
    expect(told.filter((line) => !/: [A-Z].*\.$/.test(line))).toEqual([])
  })

  test('leaves no half of a report behind when it is broken off', async () => {
    const words = [resolve('dist/cli.js'), 'backtest', 'unstuck.json', '-', '--html', 'half.html']
    const running = spawn(process.execPath, words, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
    await expect.poll(() => existsSync(join(folder, 'half.html.part')), { timeout: 20_000 }).toBe(true)
    running.kill('SIGINT')
    expect(await once(running, 'close')).toEqual([130, null])
    expect([existsSync(join(folder, 'half.html.part')), existsSync(join(folder, 'half.html'))]).toEqual([
      false,
      false,
    ])
  })

  test('judges forwarded events where nothing was recorded', () => {
    const signal = {
      type: 'rage-click', id: 'l1-s1', at: 1_767_603_600_000, strength: 0.8, layer: 'behaviour', count: 4, page: 'checkout', evidence: {},
    } // prettier-ignore
    const event = (visit: string, data: object) => ({
      specversion: '1.0',
      type: 'io.unstuck.signal',
      visit,
      data,
    })
    const batch = [event('a', signal), event('b', { ...signal, page: 'bag' })]
    writeFileSync(join(folder, 'events.ndjson'), `${JSON.stringify(batch)}\n`)
    const { status, stdout } = unstuck(['backtest', 'unstuck.json', '--signals', 'events.ndjson'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/checkout\/no-answer +1 \(50 %\)/)
    expect(stdout).toContain('Only signals were forwarded')
  })

  test('reads off what is usual, into a config that keeps all else as it was', () => {
    const config = join(folder, 'seeded.json')
    writeFileSync(config, '{\n  "schemaVersion": 1,\n  "mode": "watch"\n}\n')
    expect(unstuck(['baseline', 'week', '--min', '2', '--into', 'seeded.json']).status).toBe(0)
    const text = readFileSync(config, 'utf8')
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"mode": "watch",\n {2}"baselines"/)
    expect(JSON.parse(text).baselines.field['payment/card'].n).toBeGreaterThan(2)
    const { status, stderr } = unstuck(['baseline', 'week', '--min', '999'])
    expect([status, stderr]).toEqual([2, expect.stringMatching(/999 times or more/)])
  })

  test.each([
    [
      'there is no config',
      ['none.json', 'week'],
      /Failed to read the config none.json: there is no such file/,
    ],
    ['nothing fits', ['unstuck.json', 'nothing/*.json'], /nothing fits nothing\/\*\.json/],
    ['the config is no JSON', ['week/buys-1.json.gz', 'week'], /there is no such file|it is not JSON/],
  ])('ends with 2 where %s', (_, words, sentence) => {
    expect(unstuck(['backtest', ...words])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(sentence),
    })
  })

  test('tries the rules that are right, and tells of the others', () => {
    const broken = {
      ...shopConfig,
      rules: [...shopConfig.rules, { id: 'x', when: { signal: 'rage-clik' }, show: 'card' }],
    }
    writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken))
    const { status, stderr, stdout } = unstuck(['backtest', 'broken.json', 'week'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/broken\.json: \/rules\/3.*no signal "rage-clik"/)
    expect(stdout).toMatch(/checkout\/card-refused +4/)
  })
})

/** Observations that no page makes. */
function hostile(): string {
  const observation = { type: 'act', at: 5 }
  return JSON.stringify([
    { type: 5, timestamp: 1, data: { tag: 'unstuck', payload: { of: 'x', nth: 0, observation } } },
  ])
}
