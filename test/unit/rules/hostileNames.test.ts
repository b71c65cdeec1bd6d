import { describe, expect, test } from 'vitest'
import { replay } from '../../../src/replay.ts'
import { compile } from '../../support/session/live.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

/** Names that every object has: a page may use them for anything. */
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']

describe.each(NAMES)('the name %s', (name) => {
  test('is counted as an event like any other', () => {
    expect(isHelped(under({ event: name, atLeast: 2 }).track(name))).toBe(false)
    expect(isHelped(under({ event: name, atLeast: 2 }).track(name).track(name))).toBe(true)
  })

  test('as an event that no rule asks about harms nobody', () => {
    expect(isHelped(rage(under({ signal: 'rage-click' }).track(name).track(name)))).toBe(true)
  })

  test('is no trait that anybody has', () => {
    expect(isHelped(under({ audience: { [name]: { $exists: true } } }).user('u'))).toBe(false)
    expect(isHelped(under({ audience: { [name]: { $ne: 'x' } } }).user('u'))).toBe(false)
    expect(
      isHelped(
        under({ audience: { [name]: { $exists: false } } })
          .user('u')
          .wait(300),
      ),
    ).toBe(true)
  })

  test('is no property of an event', () => {
    expect(isHelped(under({ event: 'e', where: { [name]: { $exists: true } } }).track('e'))).toBe(false)
  })

  test('is a form like any other', () => {
    const user = session()
    for (let i = 0; i < 2; i++) user.wait(1000).form(name, 'submitted').form(name, 'refused', { by: 'alert' })
    const found = name === '__proto__' ? [] : ['form-rejected 2']
    expect(user.found).toEqual(found)
  })

  test('leaves every other object as it was', () => {
    const before = Object.getOwnPropertyNames(Object).concat(Object.getOwnPropertyNames(Object.prototype))
    session()
      .form(name, 'submitted')
      .form(name, 'refused')
      .track(name)
      .click('a')
      .request('1', name)
      .response('1')
    expect(Object.getOwnPropertyNames(Object).concat(Object.getOwnPropertyNames(Object.prototype))).toEqual(
      before,
    )
    expect(({} as Record<string, unknown>).open).toBeUndefined()
  })

  test('names no rule: that is told', () => {
    const { rules, problems } = compile(rulesOf({ id: name, when: { signal: 'rage-click' } }))
    expect(rules).toEqual([])
    expect(problems).toMatchObject([{ code: 'wrong-type', pointer: '/rules/0/id', got: name }])
  })

  test('is no help that a rule or a call could show', () => {
    expect(compile(rulesOf({ show: name, when: { signal: 'rage-click' } })).problems).toMatchObject([
      { code: 'unknown-intervention', pointer: '/rules/0/show' },
    ])
    expect(compile({}).interventions[name]).toBeUndefined()
  })

  test('in stored caps harms nobody', () => {
    const caps = JSON.parse(
      `{"rules":{"${name}":{"shown":[],"lifetime":9,"dismissals":9,"notBefore":9e15,"excused":[]}},"groups":{"${name}":{"shown":[],"lifetime":9}},"dismissed":[],"quietUntil":0}`,
    ) as never
    const user = under({ signal: 'rage-click' }).remembers('browser', caps).remembers('browser', caps)
    expect(isHelped(rage(user))).toBe(true)
  })

  test('as a section or an option of the config is told of', () => {
    const config = (text: string) => JSON.parse(text.replaceAll('NAME', name)) as unknown
    const pointers = (text: string) =>
      replay(config(text), []).problems.filter((problem) => problem.includes(name)).length
    expect(pointers('{"schemaVersion":1,"NAME":{}}')).toBe(1)
    expect(pointers('{"schemaVersion":1,"signals":{"rage-click":{"NAME":1}}}')).toBe(1)
    expect(pointers('{"schemaVersion":1,"signals":{"NAME":false}}')).toBe(1)
    expect(pointers('{"schemaVersion":1,"score":{"weights":{"NAME":1}}}')).toBe(1)
    expect(pointers('{"schemaVersion":1,"policy":{"NAME":1}}')).toBe(1)
  })
})
