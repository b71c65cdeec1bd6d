import { describe, expect, test } from 'vitest'
import { createRegex } from '../../../src/rules/regex.ts'
import { createReport, type ConfigProblem } from '../../../src/rules/problem.ts'

function create(source: unknown) {
  const problems: ConfigProblem[] = []
  return { regex: createRegex(source, '/x', createReport(problems)), problems }
}

describe('a regular expression', () => {
  test.each([
    ['^/checkout', '/checkout/pay', true],
    ['^(free|pro)$', 'pro', true],
    ['\\d{3}-\\d{4}', '555-1234', true],
    ['[a-z]+@[a-z]+', 'ann@example', true],
    ['a?b*c', 'c', true],
    ['(?:ab)c', 'abc', true],
    ['[(+*)]+x', '(*x', true],
    ['\\(a\\+\\)\\+', '(a+)+', true],
    ['ünï', 'ünï', true],
    ['^.$', '🙂', true],
    ['^$', 'x', false],
  ])('%s on %s is %s', (source, text, expected) => {
    const { regex, problems } = create(source)
    expect(problems).toEqual([])
    expect(regex?.test(text)).toBe(expected)
  })

  test.each([
    ['repeats what repeats', '(a+)+$'],
    ['repeats what repeats, lazily', '(a+?)+?$'],
    ['repeats what may repeat', '(a*)*'],
    ['repeats what repeats within', '((a+)b)+'],
    ['repeats a choice', '(a|aa)*$'],
    ['repeats a choice within', '(x(a|aa))*'],
    ['repeats what may be missing', '(a?){30}'],
    ['repeats often what repeats often', '(a{1,9}){1,99}'],
    ['repeats in a group without a name', '(?:a+)+'],
    ['looks ahead', 'a(?=b)'],
    ['looks behind', '(?<=a)b'],
    ['names a group', '(?<x>a)'],
    ['refers back', '(a)\\1'],
    ['has more than two parts of any length', '.*a.*b.*c'],
    ['has more than three after its beginning', '^.*a.*b.*c.*d'],
    ['is only anchored in one of its choices', '^a*b*c*|x'],
    ['has too many parts that may be missing', `${'a?'.repeat(40)}${'a'.repeat(40)}`],
    ['has too many choices one after the other', '(a|aa)'.repeat(30)],
    ['has too many parts of many lengths', 'a{1,50}'.repeat(5)],
    ['is none', '(a'],
    ['is none in unicode mode', '\\-'],
    ['is longer than 200 characters', 'a'.repeat(201)],
    ['is no text', 5],
  ])('is refused when it %s', (_, source) => {
    const { regex, problems } = create(source)
    expect(regex).toBeUndefined()
    expect(problems).toMatchObject([{ pointer: '/x' }])
  })

  test('may be 200 characters long', () => {
    expect(create('a'.repeat(200)).regex).toBeDefined()
  })

  test('does not know about texts longer than 200 characters', () => {
    const { regex } = create('b$')
    expect(regex?.test(`${'a'.repeat(199)}b`)).toBe(true)
    expect(regex?.test(`${'a'.repeat(200)}b`)).toBeUndefined()
  })

  test.each([
    '.*.*x',
    '^.*.*.*x',
    '[a-z]+[a-z]+\\d',
    'a{1,80}a{1,80}b',
    `${'a?'.repeat(12)}${'a'.repeat(30)}b`,
    `${'(a|aa)'.repeat(12)}b`,
    '^(a|b|c|d|e|f|g|h)*?x',
  ])('%s is refused or comes to an end on the worst text', (source) => {
    const { regex } = create(source)
    expect(regex?.test(`${'a'.repeat(198)}!`)).not.toBe(true)
  })

  test('has the steps of its worst case counted, not guessed', () => {
    expect(create('.*.*x').regex).toBeDefined()
    expect(create('^.*.*.*x').regex).toBeDefined()
    expect(create(`^${'a?'.repeat(20)}`).regex).toBeDefined()
    expect(create(`^${'a?'.repeat(21)}`).regex).toBeUndefined()
    expect(create(`^(${Array.from({ length: 60 }, (_, i) => `p${i % 10}`).join('|')})$`).regex).toBeDefined()
  })
})
