import { describe, expect, test } from 'vitest'
import type { Props } from '../../../src/core/props.ts'
import { readProps } from '../../../src/shell/readProps.ts'

const LONG = 'x'.repeat(201)
const many = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, value]))

describe('what a host says of an event or a person', () => {
  test.each<[sentence: string, given: object, read: object]>([
    ['is kept as it is', { plan: 'free', seats: 5, on: true, was: null }, { plan: 'free', seats: 5, on: true, was: null }],
    ['keeps lists of plain values', { roles: ['user', 1] }, { roles: ['user', 1] }],
    ['without a value was not said', { plan: undefined }, {}],
  ])('%s', (_, given, props) => expect(readProps(given as Props)).toEqual({ props })) // prettier-ignore

  test.each<[sentence: string, given: object]>([
    ['a text that is too long', { it: LONG }],
    ['a number that JSON has no word for', { it: NaN }],
    ['an object', { it: { id: 7 } }],
    ['a list with an object in it', { it: ['a', {}] }],
    ['a list that is too long', { it: Array(101).fill(1) }],
  ])('is known to have been given where it is %s', (_, given) =>
    expect(readProps({ plan: 'free', ...given } as Props)).toEqual({ props: { plan: 'free' }, lost: ['it'] }),
  )

  test('may all have been there where much of it is let go', () => {
    expect(readProps(many(11, LONG) as Props).lost).toEqual(['*'])
    expect(readProps(many(105, 1) as Props).lost).toHaveLength(5)
  })

  test('does not change with what the host does later', () => {
    const given = { roles: ['user'] }
    const { props } = readProps(given)
    given.roles.push('admin')
    expect(props).toEqual({ roles: ['user'] })
  })
})
