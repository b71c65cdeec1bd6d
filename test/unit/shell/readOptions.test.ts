import { describe, expect, test, vi } from 'vitest'
import type { ForwarderOptions } from '../../../src/forward/options.ts'
import { describeOption, WANTED, WANTED_OF_FORWARDER } from '../../../src/rules/words/describeOption.ts'
import { FITS } from '../../../src/forward/fits.ts'
import { readForwarder } from '../../../src/forward/readForwarder.ts'
import { createFitting } from '../../../src/shell/createFitting.ts'
import { OPTIONS, readOptions } from '../../../src/shell/readOptions.ts'
import type { Parts } from '../../../src/shell/parts.ts'
import type { Problem, UnstuckOptions } from '../../../src/surface.ts'

/** What is used of the options, and the problems that are told of them. */
async function read(given: unknown, sentences = Promise.resolve({ describeOption })) {
  const problems: Problem[] = []
  const parts = { load: { sentences: () => sentences } } as unknown as Parts
  const used = readOptions(given as UnstuckOptions, parts, (_, problem) => problems.push(problem as Problem))
  await new Promise((resolve) => setTimeout(resolve))
  return { used, told: problems.map(({ message }) => message) }
}

const start = (name: string) => `Failed to read the option "${name}" of createUnstuck: `

describe('an option that cannot be read is told in a sentence, and the good rest is used', () => {
  const row = (name: string, says: string, given: object, used: object = {}) =>
    test(`${name}: ${says}`, async () => {
      const found = await read({ release: '1', ...given })
      expect(found.told).toEqual([expect.stringContaining(start(name) + says)])
      expect(found.used).toEqual({ release: '1', ...used })
    })

  row('consnet', 'there is none of this name. Did you mean "consent"?', { consnet: 'granted' })
  row('whatever', 'there is none of this name.', { whatever: 1 })
  row('toString', 'there is none of this name.', { toString: 1 })
  row(
    'allow.link',
    'there is none of this name. Did you mean "allow.links"?',
    { allow: { link: [] } },
    { allow: {} },
  )
  row(
    'user.trait',
    'there is none of this name. Did you mean "user.traits"?',
    { user: { id: 'a', trait: {} } },
    { user: { id: 'a' } },
  )
  row('mode', 'it is "loud", but it must be "off", "watch" or "on"', { mode: 'loud' }, { mode: 'watch' })
  row('mode', 'it is null', { mode: null }, { mode: 'watch' })
  row('patience', 'it is "slow", but it must be a number above 0', { patience: 'slow' })
  row('patience', 'it is 0,', { patience: 0 })
  row('patience', 'it is "2"', { patience: '2' })
  row('shortcut', 'it is "h", but it must be a key that writes nothing', { shortcut: 'h' })
  row('shortcut', 'it is "Shift+H"', { shortcut: 'Shift+H' })
  row('shortcut', 'it is "Alt+"', { shortcut: 'Alt+' })
  for (const shortcut of [
    '',
    ' F6',
    'F0',
    'F25',
    'F6+F7',
    'Alt+Shift',
    'Ctrl+Meta',
    'Alt + H',
    'Alt+ H',
    'Alt++',
    'Alt+hh',
    'Option+H',
    'Enter',
  ])
    row('shortcut', `it is "${shortcut}"`, { shortcut })
  row('cpuBudget', 'it is -1', { cpuBudget: -1 })
  row('refresh', 'it is true, but it must be a number of milliseconds, or false', { refresh: true })
  row('config', 'it is 5,', { config: 5 })
  row('config', 'it is null,', { config: null })
  row('config', 'it is "",', { config: '' })
  row('features', 'it is null, but it must be a list of signals that "unstuck/core" exports', {
    features: null,
  })
  for (const patience of [Symbol('s'), Object.create(null), 5n]) row('patience', 'it is ', { patience })
  row('locale', 'it is 7, but it must be a language such as "de"', { locale: 7 })
  row('user', 'it is "u_42", but it must be an object', { user: 'u_42' })
  row('user.traits', 'it is "plan", but', { user: { id: 'u', traits: 'plan' } }, { user: { id: 'u' } })
  row(
    'allow.links',
    'it is "https://a.example", but it must be a list',
    { allow: { links: 'https://a.example', configs: [] } },
    { allow: { configs: [] } },
  )
  row('origins', 'it is [1], but', { origins: [1] })
  row('forward', 'it is {"url":"/f"}, but it must be what forwarder', { forward: { url: '/f' } })
  row(
    'remedies.pay',
    'it is "retry", but it must be a function',
    { remedies: { pay: 'retry' } },
    { remedies: {} },
  )
  row(
    'handover.csm',
    'it is 5, but',
    { handover: { csm: 5, default: 'crisp' } },
    { handover: { default: 'crisp' } },
  )
  row('gpc', 'it is "off", but it must be "ignore", or left out', { gpc: 'off' })
  row('recording', 'it is {}, but', { recording: {} })
  row('idSalt', 'it is a function', { idSalt: () => 'x' })

  test('several are told each', async () => {
    expect((await read({ patience: 'x', modes: 1, locale: 2 })).told).toHaveLength(3)
  })

  test('options that are none are told, too', async () => {
    expect((await read('granted')).told).toEqual([
      'Failed to read the options of createUnstuck: they are "granted", but must be an object.',
    ])
  })

  test.each([['a text'], [5], [null], [[]]])('options that are %j never throw', async (given) => {
    expect((await read(given)).used).toEqual(Array.isArray(given) ? [] : {})
  })

  test('one that cannot be shown is told all the same', async () => {
    const loop: { self?: object } = {}
    loop.self = loop
    expect((await read({ patience: loop })).told[0]).toContain('it is an object, but')
  })

  test('without the sentences the name is told', async () => {
    const { told } = await read({ patience: 'x' }, Promise.reject(new Error('offline')))
    expect(told).toEqual(['createUnstuck: patience'])
  })
})

describe('options that are right', () => {
  const row = (sentence: string, given: object, used: object = given) =>
    test(sentence, async () => expect(await read(given)).toEqual({ used, told: [] }))

  row('are used as they are', {
    config: '/unstuck.json',
    integrity: 'sha384-x',
    refresh: false,
    mode: 'on',
    user: { id: 'u_42', traits: { plan: 'free' } },
    allow: { links: ['https://a.example'], configs: [] },
    consent: { carry: 'granted' },
    gpc: 'ignore',
    patience: 1.5,
    shortcut: 'Alt+Shift+H',
    origins: ['https://api.example'],
    nonce: 'abc',
  })
  for (const shortcut of ['Shift+F1', 'f12', 'Ctrl+Alt+H', 'Shift+Alt+1', 'Alt+ArrowUp', 'Meta+/', 'Alt+ß'])
    row(`may name a key of its own: ${shortcut}`, { shortcut })
  row('may be null where there is none', { user: null, release: null, locale: undefined }, {})
  row('may hold no id yet', { user: { id: null, traits: null } }, { user: {} })
  row('call nobody nothing', { user: { id: '' } }, { user: {} })
  row('take a number for an id', { user: { id: 42 } }, { user: { id: '42' } })

  test("stay the host's own, who may add a remedy later", async () => {
    const remedies = { pay: () => {}, undo: { run: () => {}, undo: () => {} } }
    expect((await read({ remedies })).used.remedies).toBe(remedies)
  })
})

test('every option has words of its own, and none has words for nothing', () => {
  const names = Object.keys(WANTED).filter((name) => !name.includes('.'))
  // What only `unstuck/core` takes is read there.
  expect(names.sort()).toEqual([...Object.keys(OPTIONS), 'features'].sort())
  expect(Object.keys(WANTED_OF_FORWARDER).sort()).toEqual(Object.keys(FITS).sort())
})

describe('what nobody can read of the options of forwarder', () => {
  // `document.baseURI` is all that is asked of the page.
  vi.stubGlobal('document', { baseURI: 'https://shop.example/cart' })

  async function readForward(given: unknown) {
    const problems: Problem[] = []
    const parts = { load: { sentences: async () => ({ describeOption }) } } as unknown as Parts
    const fitting = createFitting('forwarder', parts, (_, problem) => problems.push(problem as Problem))
    const used = readForwarder(given as ForwarderOptions, fitting)
    await new Promise((resolve) => setTimeout(resolve))
    return { used, told: problems.map(({ code, message }) => `${code}: ${message}`) }
  }
  const url = '/friction'
  const row = (name: string, says: string, given: object, used?: object) =>
    test(`${name}: ${says}`, async () => {
      const found = await readForward(given)
      const whole = `bad-option: Failed to read the option "${name}" of forwarder: ${says}`
      expect(found.told).toEqual([expect.stringContaining(whole)])
      expect(found.used).toEqual(used)
    })

  row('url', 'it is "", but it must be an address', {}, undefined)
  row('url', 'it is "",', { url: '' }, undefined)
  row('url', 'it is "javascript:alert(1)",', { url: 'javascript:alert(1)' }, undefined)
  row('url', 'it is "http://[",', { url: 'http://[' }, undefined)
  row('format', 'it is "xml", but it must be "cloudevents" or "otlp"', { url, format: 'xml' }, { url })
  row('headers', 'it is "x", but', { url, headers: 'x' }, { url })
  row('headers', 'it is {"a b":"x"}, but', { url, headers: { 'a b': 'x' } }, { url })
  row('token', 'it is "abc", but it must be a function', { url, token: 'abc' }, { url })
  row(
    'sample',
    'it is 5, but it must be a number from 0 to 1; no events',
    { url, sample: 5 },
    { url, sample: 0 },
  )
  row('sample', 'it is "0.1", but', { url, sample: '0.1' }, { url, sample: 0 })
  row(
    'privacy',
    'it is "none", but it must be "strict" or "open"; it is "strict"',
    { url, privacy: 'none' },
    { url },
  )
  row('gzipp', 'there is none of this name. Did you mean "gzip"?', { url, gzipp: true }, { url })

  test('an address alone is no object', async () => {
    const { used, told } = await readForward('/friction')
    expect(used).toBeUndefined()
    expect(told[0]).toContain('they are "/friction", but must be an object such as { url: "/friction" }.')
  })

  test.each([
    { url },
    { url: 'https://collector.example/v1/logs', format: 'otlp', service: 'shop', gzip: true, sample: 0.5 },
    { url, headers: { 'x-team': 'web' }, token: () => 't', privacy: 'open', sample: 0 },
  ])('is nothing of %j', async (given) => expect(await readForward(given)).toEqual({ used: given, told: [] }))
})
