import { ALL_LOST, type Lost } from '../core/props.ts'
import { own } from '../core/own.ts'
import { pointTo, type Report } from './problem.ts'
import { isObject, readList, readObject, type JsonObject } from './read.ts'
import { createRegex } from './regex.ts'
import { allOf, anyOf, negate, type Verdict } from './conditions/verdict.ts'

/** Tests a record of properties; those that are `lost` may have been there. */
export type Match = (properties: JsonObject, lost?: Lost) => Verdict

type Test = (value: unknown, isLost: boolean) => Verdict

const DEPTH = 8

/**
 * Compiles `{ plan: { $in: ['free', 'pro'] }, seats: { $gte: 5 } }`: every property must fit. A bare value means
 * `$eq`, a bare list `$in`. `$and`, `$or` and `$not` combine. A property that is missing is unknown, for every
 * operator but `$exists`; one that was let go is unknown for that too. Undefined when something in it is wrong.
 */
export function compileMatch(config: unknown, pointer: string, report: Report, depth = 0): Match | undefined {
  const object = readObject(config, pointer, report)
  if (!object) return undefined
  if (depth > DEPTH) return report('too-deep', pointer)
  const matches = Object.keys(object).map((key) => {
    const at = pointTo(pointer, key)
    const value = object[key]
    if (key === '$and' || key === '$or') return compileCombination(key, value, at, report, depth)
    if (key === '$not') {
      const match = compileMatch(value, at, report, depth + 1)
      return match && ((...given: Parameters<Match>) => negate(match(...given)))
    }
    if (key.startsWith('$')) return report('unknown-operator', at, key, '$and, $or or $not')
    const test = compileTest(value, at, report, depth)
    return test && ((properties: JsonObject, lost?: Lost) => test(own(properties, key), isLost(key, lost)))
  })
  const whole = complete(matches)
  return whole && ((...given) => allOf(whole.map((match) => match(...given))))
}

function compileCombination(
  key: '$and' | '$or',
  config: unknown,
  pointer: string,
  report: Report,
  depth: number,
): Match | undefined {
  const list = readList(config, pointer, report)
  if (!list) return undefined
  // An empty `$or` would be false and an empty `$and` true: more likely something was forgotten.
  if (list.length === 0) return report('empty', pointer)
  const parts = complete(list.map((one, i) => compileMatch(one, pointTo(pointer, i), report, depth + 1)))
  const join = key === '$and' ? allOf : anyOf
  return parts && ((...given) => join(parts.map((part) => part(...given))))
}

function isLost(key: string, lost: Lost = []): boolean {
  return lost.includes(key) || lost.includes(ALL_LOST)
}

function compileTest(config: unknown, pointer: string, report: Report, depth: number): Test | undefined {
  if (Array.isArray(config)) return compileOperator('$in', config, pointer, report, depth)
  if (!isObject(config)) return compileOperator('$eq', config, pointer, report, depth)
  const keys = Object.keys(config)
  if (keys.length === 0) return report('empty', pointer)
  if (depth > DEPTH) return report('too-deep', pointer)
  const tests = complete(
    keys.map((key) => compileOperator(key, config[key], pointTo(pointer, key), report, depth)),
  )
  return tests && ((...given) => allOf(tests.map((test) => test(...given))))
}

function compileOperator(
  operator: string,
  operand: unknown,
  pointer: string,
  report: Report,
  depth: number,
): Test | undefined {
  switch (operator) {
    case '$eq':
      return isScalar(operand) ? known((value) => value === operand) : wrongScalar(operand, pointer, report)
    case '$in': {
      const list = readList(operand, pointer, report)
      if (!list) return undefined
      return list.every(isScalar)
        ? known((value) => list.includes(value))
        : wrongScalar(operand, pointer, report)
    }
    case '$ne':
    case '$nin': {
      // Of several values, not one may be it: who is an admin and a user is no "not an admin".
      const test = compileOperator(operator === '$ne' ? '$eq' : '$in', operand, pointer, report, depth)
      return test && ((...given) => negate(test(...given)))
    }
    case '$gt':
      return compare(operand, pointer, report, (order) => order > 0)
    case '$gte':
      return compare(operand, pointer, report, (order) => order >= 0)
    case '$lt':
      return compare(operand, pointer, report, (order) => order < 0)
    case '$lte':
      return compare(operand, pointer, report, (order) => order <= 0)
    case '$exists':
      if (typeof operand !== 'boolean') return report('wrong-type', pointer, operand, 'true or false')
      // What was let go may have been there.
      return (value, lost) => (lost && !isKnown(value) ? undefined : isKnown(value) === operand)
    case '$regex': {
      const regex = createRegex(operand, pointer, report)
      return regex && known((value) => (typeof value === 'string' ? regex.test(value) : undefined))
    }
    case '$not': {
      const test = compileTest(operand, pointer, report, depth + 1)
      return test && ((...given) => negate(test(...given)))
    }
    default:
      return report('unknown-operator', pointer, operator, OPERATORS.join(', '))
  }
}

const OPERATORS = ['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte', '$exists', '$regex', '$not']

/** A list holds a value when one of its items does: a trait may have several. */
function known(test: (value: unknown) => Verdict): Test {
  return (value) => {
    const one = (item: unknown) => (isKnown(item) ? test(item) : undefined)
    return Array.isArray(value) ? anyOf(value.map(one)) : one(value)
  }
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** Numbers with numbers and texts with texts; anything else cannot be ordered, so nothing is known. */
function compare(
  operand: unknown,
  pointer: string,
  report: Report,
  holds: (order: number) => boolean,
): Test | undefined {
  if (typeof operand !== 'number' && typeof operand !== 'string') {
    return report('wrong-type', pointer, operand, 'a number or a text')
  }
  return known((value) => {
    if (typeof value !== typeof operand) return undefined
    const one = value as typeof operand
    return holds(one < operand ? -1 : one > operand ? 1 : 0)
  })
}

/** What is `null` is not known, so nothing can be asked to be it; `$exists` asks whether it is. */
function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function wrongScalar(value: unknown, pointer: string, report: Report): undefined {
  return report('wrong-type', pointer, value, 'a text, a number, true or false')
}

function complete<T>(parts: readonly (T | undefined)[]): readonly T[] | undefined {
  return parts.includes(undefined) ? undefined : (parts as readonly T[])
}
