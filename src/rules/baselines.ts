import { nameBaseline, type BaselineKind, type Seed } from '../core/baselines.ts'
import { pointTo, type Report } from './problem.ts'
import { readCount, readObject, readTime, type JsonObject } from './read.ts'

export const KINDS: readonly BaselineKind[] = ['field', 'request', 'page']
/** More than that tell nothing more. */
const TIMES_AT_MOST = 1_000_000_000

/** What the config says is usual, by the name of the baseline. */
export function compileBaselines(config: JsonObject, report: Report): { readonly [name: string]: Seed } {
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const at = pointTo('/baselines', kind)
      const seeds = config[kind] === undefined ? {} : (readObject(config[kind], at, report) ?? {})
      return Object.entries(seeds).flatMap(([key, value]) => {
        const seed = compileSeed(value, pointTo(at, key), report)
        return seed ? [[nameBaseline(kind, key), seed]] : []
      })
    }),
  )
}

function compileSeed(value: unknown, at: string, report: Report): Seed | undefined {
  const given = readObject(value, at, report, ['p50', 'p95', 'n'])
  if (!given) return undefined
  const p50 = readTime(given.p50, pointTo(at, 'p50'), report)
  const p95 = readTime(given.p95, pointTo(at, 'p95'), report)
  const n = readCount(given.n, pointTo(at, 'n'), report, { max: TIMES_AT_MOST })
  if (p50 === undefined || p95 === undefined || n === undefined) return undefined
  if (p95 < p50) return report('out-of-range', pointTo(at, 'p95'), given.p95, 'no less than "p50"')
  return { p50, p95, n }
}
