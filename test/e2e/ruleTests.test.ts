import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../support/e2e/emptyFolder.ts'

const example = resolve('examples/rule-tests')

function unstuckTest(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'test', ...words], {
    cwd: example,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test("the example's rules do what its tests say, in JSON and in TypeScript", () => {
  const { status, stdout, stderr } = unstuckTest()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('rules/checkout.rule-test.ts\n  ✓ whose card is refused twice is helped\n')
  expect(stdout).toContain('rules/copied.rule-test.json\n  ✓ a button that does not answer\n')
  expect(stdout).toContain('4 passed, 0 failed')
})

test('a rule that somebody has changed is told by the sessions that it fails, and ends with 1', () => {
  const config = join(emptyFolder(), 'unstuck.json')
  writeFileSync(
    config,
    readFileSync(join(example, 'unstuck.json'), 'utf8').replace('"atLeast": 2', '"atLeast": 3'),
  )
  const { status, stdout } = unstuckTest('--config', config)
  expect(status).toBe(1)
  const readme = readFileSync(join(example, 'README.md'), 'utf8')
  expect(stdout).toContain(/^ {2}✗[^]*?(?=\n```)/m.exec(readme)![0])
  expect(stdout).toContain('3 passed, 1 failed')
})

test('a test that cannot be run ends with 2, and the others are run', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'a.rule-test.json'), '{')
  writeFileSync(
    join(folder, 'b.rule-test.json'),
    '{ "name": "b", "recording": "none.json", "expect": { "shown": ["x"] } }',
  )
  const { status, stdout } = unstuckTest(folder, 'rules')
  expect(status).toBe(2)
  expect(stdout).toMatch(/Failed to read .*a\.rule-test\.json: /)
  expect(stdout).toMatch(/Failed to read none\.json, which "b" names/)
  expect(stdout).toContain('4 passed, 0 failed, 2 could not be run')
})

test('a config with errors is not tried: they are told, and it ends with 2', () => {
  const config = join(emptyFolder(), 'unstuck.json')
  writeFileSync(
    config,
    readFileSync(join(example, 'unstuck.json'), 'utf8').replace('"form-rejected"', '"form-rejectd"'),
  )
  const { status, stdout } = unstuckTest('--config', config)
  expect(status).toBe(2)
  expect(stdout).toMatch(/Failed to use the config .*, which has an error:\n/)
  expect(stdout).toContain('there is no signal "form-rejectd". Did you mean "form-rejected"?')
  expect(stdout).not.toContain('no such rule')
})
