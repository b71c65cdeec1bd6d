import { describe, expect, test } from 'vitest'
import { createFacade, type Emit } from '../../../src/facade.ts'
import type { Page } from '../../../src/dom/sensor.ts'
import { createHostCalls } from '../../../src/shell/hostCalls.ts'
import { createPerson } from '../../../src/shell/person.ts'
import { describeCall, WANTED_OF_CALLS } from '../../../src/rules/words/describeCall.ts'
import type { Problem, Unstuck } from '../../../src/surface.ts'

/** What can be handed over by mistake, or by malice: made a text, the last one throws what cannot be made a text either. */
const NO_TEXT = {
  toString() {
    throw Object.create(null)
  },
}
const NOTHING: readonly unknown[] = [undefined, null, '', NaN, {}, [], Symbol('s'), () => {}, NO_TEXT]

/** The methods without a page: what they would fold, and what is told of them. */
function host() {
  const folded: unknown[] = []
  const problems: Problem[] = []
  const emit: Emit = (_, event) => void problems.push(event as Problem)
  const push = (...args: unknown[]) => void folded.push(args)
  const page = { newId: () => 'r1', keyOf: () => 'form', marks: { ignored: () => [] }, now: () => 0 }
  const refuse = (...what: Parameters<typeof describeCall>) => void problems.push(describeCall(...what))
  const calls = createHostCalls({
    page: page as unknown as Page,
    push: push as never,
    emit,
    refuse,
    forwarding: undefined,
    place: () => ({ type: 'page', at: 0, path: '/', url: 'u', via: 'load' }) as never,
    interventions: {},
  })
  const { identify } = createPerson({
    push: push as never,
    refuse,
    idSalt: undefined,
    before: () => undefined,
    onOther: () => {},
    onKnown: () => {},
  })
  return { calls: { ...calls, identify } as unknown as Unstuck, folded, problems }
}

describe('a call with what it cannot use does nothing, and is told in a sentence', () => {
  const row = (says: string, call: (unstuck: Unstuck) => void) =>
    test(says, () => {
      const { calls, folded, problems } = host()
      call(calls)
      expect(folded).toEqual([])
      expect(problems).toEqual([{ code: 'bad-call', message: `Failed to call unstuck.${says}.` }])
    })

  // Pages hand over `session?.user?.id`: all who are not logged in would be one person.
  row('identify(): "id" is undefined, but it must be a text', (it) => it.identify(undefined as never))
  row('identify(): "id" is null, but it must be a text', (it) => it.identify(null as never))
  row('identify(): "id" is "", but it must be a text', (it) => it.identify(''))
  row('identify(): "id" is {"id":1}, but it must be a text', (it) => it.identify({ id: 1 } as never))
  row('track(): "name" is undefined, but it must be a text', (it) => it.track(undefined as never))
  row('page(): "name" is {}, but it must be a text', (it) => it.page(NO_TEXT as never))
  row('request(): "key" is undefined, but it must be a text such as "CreateExport"', (it) =>
    it.request(undefined as never),
  )
  row('request(): "ok" is undefined, but it must be true or false', (it) => it.request({ key: 'x' } as never))
  row('request(): "ok" is "yes", but it must be true or false', (it) =>
    it.request({ key: 'x', ok: 'yes' } as never),
  )
  row('formResult(): "form" is null, but it must be an element', (it) =>
    it.formResult(null as never, 'accepted'),
  )
  row('formResult(): "form" is "#f", but it must be an element', (it) =>
    it.formResult('#f' as never, 'refused'),
  )
  row('formResult(): "result" is "ok", but it must be "accepted" or "refused"', (it) =>
    it.formResult({ nodeType: 1 } as never, 'ok' as never),
  )
  row('friction(): "kind" is "rage", but it must be "rage-click", "dead-click" or "error-click"', (it) =>
    it.friction({ kind: 'rage' as never, by: 'x' }),
  )
  row('friction(): "element" is "button", but it must be an element', (it) =>
    it.friction({ kind: 'rage-click', by: 'x', element: 'button' as never }),
  )

  test('and each argument that can be wrong has words for what it must be', () => {
    for (const name of Object.keys(WANTED_OF_CALLS) as (keyof typeof WANTED_OF_CALLS)[])
      for (const got of NOTHING)
        expect(describeCall(name, got).message).toMatch(/^Failed to call unstuck\.\w+\(\): ".+\.$/)
  })
})

test.each([undefined, NO_TEXT, Symbol('s')])('help that is asked for by no name is told', (name) => {
  const { calls, problems } = host()
  calls.help(name as never)
  expect(problems).toEqual([
    {
      code: 'unknown-intervention',
      message: expect.stringMatching(/^Failed to show "(undefined|object|symbol)"/),
    },
  ])
})

test.each(['csv', 5, ['csv'], () => {}])('what goes with an event is unknown where it is %s', (props) => {
  const { calls, folded, problems } = host()
  calls.track('export-failed', props as never)
  expect(folded).toEqual([['event', { name: 'export-failed', props: {}, lost: ['*'] }]])
  expect(problems[0]!.message).toMatch(/"props" is .+, but it must be an object such as/)
})

test.each([undefined, null, {}, 'chat'])('a ticket without a channel is a ticket: %s', (ticket) => {
  const { calls, folded, problems } = host()
  calls.ticketOpened(ticket as never)
  expect(folded).toEqual([['call', { call: 'ticket' }]])
  expect(problems).toEqual([])
})

test('a number is as good a name as its digits', () => {
  const { calls, folded } = host()
  calls.track(404 as never)
  calls.identify(42 as never)
  expect(folded).toEqual([
    ['event', { name: '404', props: {} }],
    ['user', expect.objectContaining({ traits: {} })],
  ])
})

describe('the public object', () => {
  test('never throws, whatever a method behind it throws', async () => {
    const problems: Problem[] = []
    const fail = () => {
      throw Object.create(null)
    }
    const live = { track: fail, explain: fail }
    const unstuck = createFacade(async () => live as never)
    unstuck.on('problem', (problem) => problems.push(problem))
    await unstuck.ready
    expect(() => unstuck.track('x')).not.toThrow()
    expect(() => unstuck.explain()).not.toThrow()
    expect(problems.map(({ code }) => code)).toEqual(['internal', 'internal'])
  })

  test('is ready although what starts it throws what cannot be made a text', async () => {
    await expect(
      createFacade(async () => {
        throw Object.create(null)
      }).ready,
    ).resolves.toBeUndefined()
  })

  test('says which events there are, and that a listener must be a function', () => {
    const problems: Problem[] = []
    const unstuck = createFacade(async () => undefined)
    unstuck.on('problem', (problem) => problems.push(problem))
    for (const type of NOTHING) expect(unstuck.on(type as never, () => {})).toBeInstanceOf(Function)
    unstuck.on('signal', undefined as never)()
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['bad-call']))
    expect(problems[0]!.message).toMatch(
      /^Failed to call unstuck\.on\(\): the event must be one of signal, score/,
    )
    expect(problems.at(-1)!.message).toBe(
      'Failed to call unstuck.on(): the listener of "signal" must be a function.',
    )
  })
})
