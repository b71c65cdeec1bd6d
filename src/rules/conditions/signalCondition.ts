import type { Report } from '../problem.ts'
import type { JsonObject } from '../read.ts'
import type { Condition, Names } from './condition.ts'
import { compileCount, counting } from './counting.ts'
import { compileHappening } from './happening.ts'

/** Friction was found. */
export function compileSignal(
  object: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
): Condition | undefined {
  const { signal, where } = object
  const happening = compileHappening(
    { signal, ...(where !== undefined && { where }) },
    pointer,
    report,
    names,
  )
  const count = compileCount(object, pointer, report)
  if (!happening || !count) return undefined
  return {
    ...counting(happening, count),
    about: ({ facts }) => {
      const last = happening
        .list(facts)
        .filter(({ fits }) => fits)
        .at(-1)
      return last?.signal === undefined ? undefined : { signal: last.signal, at: last.at }
    },
  }
}
