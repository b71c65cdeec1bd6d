import { isObject } from '../../rules/read.ts'
import { pointTo } from '../../rules/problem.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachMatch } from './eachMatch.ts'

/** Where nothing is asked of anybody, or what nobody can be. */
export const findEmptyMatches: FindSuspicions = (config) =>
  eachMatch(config).flatMap(({ match, pointer, of }) => {
    if (Object.keys(match).length > 0) return emptyLists(match, pointer)
    const message =
      of === 'user'
        ? 'This asks for nothing, so it fits everybody who is known; say which users are meant, or remove it.'
        : 'This asks for nothing; say what it must be like, or remove it.'
    return [{ code: 'asks-nothing', pointer, message }]
  })

function emptyLists(value: unknown, pointer: string, key = ''): Suspicion[] {
  if (Array.isArray(value)) {
    if (value.length > 0) return value.flatMap((one, i) => emptyLists(one, pointTo(pointer, i)))
    const message =
      key === '$nin'
        ? 'This list is empty: every value fits. Say which do not, or ask "$exists": true.'
        : 'This list is empty: no value is in it, so this is never so. Say which values are meant.'
    return [{ code: 'fits-none', pointer, message }]
  }
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, one]) => emptyLists(one, pointTo(pointer, name), name))
}
