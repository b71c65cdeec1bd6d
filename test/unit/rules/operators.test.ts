import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileMatch } from '../../../src/rules/operators.ts'
import { createReport, type ConfigProblem } from '../../../src/rules/problem.ts'

function judge(match: unknown, properties: Record<string, unknown>) {
  const problems: ConfigProblem[] = []
  const compiled = compileMatch(match, '', createReport(problems))
  expect(problems).toEqual([])
  return compiled!(properties)
}

const TRUE = [
  [{ plan: 'free' }, { plan: 'free' }],
  [{ plan: ['free', 'pro'] }, { plan: 'pro' }],
  [{ plan: { $eq: 'free' } }, { plan: 'free' }],
  [{ plan: { $ne: 'free' } }, { plan: 'pro' }],
  [{ plan: { $in: ['free', 'pro'] } }, { plan: 'pro' }],
  [{ plan: { $nin: ['free', 'pro'] } }, { plan: 'team' }],
  [{ seats: { $gt: 4 } }, { seats: 5 }],
  [{ seats: { $gte: 5 } }, { seats: 5 }],
  [{ seats: { $lt: 6 } }, { seats: 5 }],
  [{ seats: { $lte: 5 } }, { seats: 5 }],
  [{ seats: { $gt: 4, $lt: 6 } }, { seats: 5 }],
  [{ since: { $gte: '2026-01-01' } }, { since: '2026-01-01' }],
  [{ plan: { $exists: true } }, { plan: '' }],
  [{ plan: { $exists: true } }, { plan: false }],
  [{ plan: { $exists: false } }, {}],
  [{ plan: { $exists: false } }, { plan: null }],
  [{ plan: { $regex: '^fr' } }, { plan: 'free' }],
  [{ plan: { $not: { $eq: 'free' } } }, { plan: 'pro' }],
  [{ plan: { $not: { $gt: 'm' } } }, { plan: 'free' }],
  [{ admin: false }, { admin: false }],
  [{ seats: 0 }, { seats: 0 }],
  [{ roles: 'admin' }, { roles: ['user', 'admin'] }],
  [{ roles: { $regex: '^ad' } }, { roles: ['user', 'admin'] }],
  [{ roles: { $in: ['admin', 'owner'] } }, { roles: ['user', 'admin'] }],
  [{ roles: { $ne: 'admin' } }, { roles: ['user', 'owner'] }],
  [{ roles: { $nin: ['admin'] } }, { roles: [] }],
  [
    { plan: 'free', seats: { $gt: 1 } },
    { plan: 'free', seats: 2 },
  ],
  [{ $and: [{ plan: 'free' }, { seats: 2 }] }, { plan: 'free', seats: 2 }],
  [{ $or: [{ plan: 'pro' }, { seats: 2 }] }, { plan: 'free', seats: 2 }],
  [{ $or: [{ plan: 'pro' }, { seats: 2 }] }, { plan: 'pro' }],
  [{ $not: { plan: 'pro' } }, { plan: 'free' }],
  [{}, {}],
] as const

const FALSE = [
  [{ plan: 'free' }, { plan: 'pro' }],
  [{ plan: 'free' }, { plan: 'Free' }],
  [{ seats: 5 }, { seats: '5' }],
  [{ plan: { $ne: 'free' } }, { plan: 'free' }],
  [{ plan: { $in: [] } }, { plan: 'free' }],
  [{ plan: { $nin: ['free'] } }, { plan: 'free' }],
  [{ seats: { $gt: 5 } }, { seats: 5 }],
  [{ seats: { $gte: 5 } }, { seats: 4.99 }],
  [{ seats: { $lt: 5 } }, { seats: 5 }],
  [{ seats: { $lte: 5 } }, { seats: 5.01 }],
  [{ seats: { $gt: 4, $lt: 6 } }, { seats: 7 }],
  [{ plan: { $exists: false } }, { plan: 'free' }],
  [{ plan: { $exists: true } }, {}],
  [{ plan: { $regex: '^fr' } }, { plan: 'pro' }],
  [{ roles: 'admin' }, { roles: ['user'] }],
  [{ roles: 'admin' }, { roles: [] }],
  [{ roles: { $ne: 'admin' } }, { roles: ['user', 'admin'] }],
  [{ roles: { $nin: ['admin', 'owner'] } }, { roles: ['user', 'admin'] }],
  [{ roles: { $not: { $eq: 'admin' } } }, { roles: ['user', 'admin'] }],
  [{ $and: [{ plan: 'free' }, { seats: 2 }] }, { plan: 'pro' }],
  [{ $not: { plan: 'pro' } }, { plan: 'pro' }],
  [{ plan: 'free', seats: 2 }, { plan: 'pro' }],
] as const

/** A missing value in each place. */
const UNKNOWN = [
  [{ plan: 'free' }, {}],
  [{ plan: 'free' }, { plan: null }],
  [{ plan: { $ne: 'free' } }, {}],
  [{ plan: { $ne: 'free' } }, { plan: null }],
  [{ roles: { $ne: 'admin' } }, { roles: [null] }],
  [{ plan: { $in: ['free'] } }, {}],
  [{ plan: { $nin: ['free'] } }, {}],
  [{ seats: { $gt: 4 } }, {}],
  [{ seats: { $gt: 4 } }, { seats: '5' }],
  [{ seats: { $lt: '4' } }, { seats: 3 }],
  [{ seats: { $lte: 4 } }, { seats: true }],
  [{ plan: { $regex: 'x' } }, {}],
  [{ plan: { $regex: '5' } }, { plan: 5 }],
  [{ plan: { $not: { $eq: 'free' } } }, {}],
  [{ plan: { $not: { $regex: 'x' } } }, { plan: 5 }],
  [{ $not: { plan: 'free' } }, {}],
  [{ $not: { $not: { plan: 'free' } } }, {}],
  [{ $and: [{ plan: 'free' }, { seats: 2 }] }, { plan: 'free' }],
  [{ $or: [{ plan: 'pro' }, { seats: 2 }] }, { plan: 'free' }],
  [{ plan: 'free', seats: 2 }, { plan: 'free' }],
] as const

describe('operators', () => {
  test.each(TRUE)('%j holds for %j', (match, properties) => expect(judge(match, properties)).toBe(true))
  test.each(FALSE)('%j does not hold for %j', (match, properties) =>
    expect(judge(match, properties)).toBe(false),
  )
  test.each(UNKNOWN)('%j is unknown for %j', (match, properties) =>
    expect(judge(match, properties)).toBeUndefined(),
  )

  test('what is unknown is unknown in the opposite too, however deep', () => {
    for (const [match, properties] of UNKNOWN) {
      expect(judge({ $not: match }, properties)).toBeUndefined()
      expect(judge({ $not: { $not: { $not: match } } }, properties)).toBeUndefined()
    }
  })

  test('with nothing known, nothing holds but that it is missing', () => {
    const leaf = fc.oneof(
      fc.record({ $eq: fc.constantFrom('a', 1, true) }),
      fc.record({ $ne: fc.constantFrom('a', 1, true) }),
      fc.record({ $in: fc.array(fc.constantFrom('a', 1)) }),
      fc.record({ $nin: fc.array(fc.constantFrom('a', 1)) }),
      fc.record({ $gt: fc.constantFrom('a', 1) }),
      fc.record({ $lte: fc.constantFrom('a', 1) }),
      fc.record({ $regex: fc.constantFrom('a', '^$') }),
    )
    const { match } = fc.letrec<{ match: object }>((tie) => ({
      match: fc.oneof(
        { maxDepth: 4 },
        fc.record({ plan: leaf }),
        fc.record({ plan: fc.record({ $not: leaf }) }),
        fc.record({ $not: tie('match') }),
        fc.record({ $and: fc.array(tie('match'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ $or: fc.array(tie('match'), { minLength: 1, maxLength: 3 }) }),
      ),
    }))
    fc.assert(fc.property(match, (one) => judge(one, {}) === undefined))
  })
})

describe('what is refused', () => {
  test.each([
    [{ plan: { $like: 'x' } }, 'unknown-operator', '/plan/$like'],
    [{ $nor: [] }, 'unknown-operator', '/$nor'],
    [{ $and: [] }, 'empty', '/$and'],
    [{ $or: [] }, 'empty', '/$or'],
    [{ $or: { plan: 'free' } }, 'wrong-type', '/$or'],
    [{ plan: {} }, 'empty', '/plan'],
    [{ plan: { $in: 'free' } }, 'wrong-type', '/plan/$in'],
    [{ plan: { $in: [{}] } }, 'wrong-type', '/plan/$in'],
    [{ plan: [['free']] }, 'wrong-type', '/plan'],
    [{ plan: { $eq: [] } }, 'wrong-type', '/plan/$eq'],
    [{ plan: null }, 'wrong-type', '/plan'],
    [{ plan: ['free', null] }, 'wrong-type', '/plan'],
    [{ plan: { $eq: null } }, 'wrong-type', '/plan/$eq'],
    [{ plan: { $ne: null } }, 'wrong-type', '/plan/$ne'],
    [{ plan: { $nin: [null] } }, 'wrong-type', '/plan/$nin'],
    [{ plan: { $exists: 'yes' } }, 'wrong-type', '/plan/$exists'],
    [{ plan: { $gt: true } }, 'wrong-type', '/plan/$gt'],
    [{ plan: { $gt: null } }, 'wrong-type', '/plan/$gt'],
    [{ plan: { $regex: '(a+)+' } }, 'bad-regex', '/plan/$regex'],
    [{ plan: { $regex: 5 } }, 'wrong-type', '/plan/$regex'],
    [{ 'a/b~c': { $like: 1 } }, 'unknown-operator', '/a~1b~0c/$like'],
    ['free', 'wrong-type', ''],
    [null, 'wrong-type', ''],
    [[], 'wrong-type', ''],
  ])('%j', (match, code, pointer) => {
    const problems: ConfigProblem[] = []
    expect(compileMatch(match, '', createReport(problems))).toBeUndefined()
    expect(problems).toMatchObject([{ code, pointer }])
  })

  test('what is nested deeper than anybody reads', () => {
    const nest = (depth: number): object => (depth === 0 ? { plan: 'free' } : { $not: nest(depth - 1) })
    const problems: ConfigProblem[] = []
    expect(compileMatch(nest(8), '', createReport(problems))).toBeDefined()
    expect(compileMatch(nest(9), '', createReport(problems))).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'too-deep' }])
  })
})
