import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { emptyFolder } from '../support/e2e/emptyFolder.ts'

/** A folder with nothing in it: the command needs nothing but itself. */
let folder = ''
beforeEach(() => {
  folder = emptyFolder()
})

function unstuck(words: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

test('a first config is written, is right, and is never written over', () => {
  expect(unstuck(['init'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Wrote unstuck.json'),
  })
  expect(unstuck(['check'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('no errors, no doubts, 2 rules'),
  })
  const written = readFileSync(join(folder, 'unstuck.json'), 'utf8')
  expect(unstuck(['init'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') })
  expect(readFileSync(join(folder, 'unstuck.json'), 'utf8')).toBe(written)
})

test('an error is told with its place, and ends with 1', () => {
  writeFileSync(join(folder, 'a.json'), '{\n  "schemaVersion": 1,\n  "mod": "on"\n}')
  const { status, stdout } = unstuck(['check', 'a.json'])
  expect(status).toBe(1)
  expect(stdout).toContain('a.json:3:3 error')
})

test('there are no colours in a pipe', () => {
  // oxlint-disable-next-line no-control-regex
  expect(unstuck(['check', '-'], '[]').stdout).not.toMatch(/\u001b/)
})

test('doubts are forgiven, but not when it is to be strict', () => {
  const config =
    '{ "schemaVersion": 1, "interventions": { "a": { "kind": "card", "title": "A", "body": "B" } } }'
  expect(unstuck(['check', '-'], config).status).toBe(0)
  expect(unstuck(['check', '--strict', '-'], config).status).toBe(1)
})

test('a program can read the result', () => {
  const [result] = JSON.parse(unstuck(['check', '--json', '-'], '{}').stdout)
  expect(result).toMatchObject({
    file: '-',
    problems: [{ code: 'wrong-version', line: 1, column: 1 }],
    rules: [],
  })
})

test('a file that is not there is told, the others are checked', () => {
  writeFileSync(join(folder, 'a.json'), '{ "schemaVersion": 1 }')
  const { status, stdout, stderr } = unstuck(['check', 'none.json', 'a.json'])
  expect(status).toBe(2)
  expect(stderr).toContain('Failed to read none.json')
  expect(stdout).toContain('a.json: no errors')
})

test('a command that nobody knows is told with the one that was meant', () => {
  expect(unstuck(['chekc'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Did you mean check?'),
  })
})
