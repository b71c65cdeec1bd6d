import type { AnyDetector } from '../core/detector.ts'
import { own } from '../core/own.ts'
import { readDuration } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'
import { readCount, readNumber, readObject, type JsonObject } from './read.ts'

/**
 * The options that are no times, and the most that can be asked of each: detectors keep so many acts of a run or a
 * loop, and wait in vain for more. A radius beyond a screen is a mistake.
 */
export const COUNTS: { readonly [type: string]: { readonly [option: string]: number } } = {
  'rage-click': { acts: 20, actsRefused: 20, radius: 1000 },
  'error-loop': { acts: 12 },
  'retry-loop': { acts: 12 },
  'field-refill': { refills: 20 },
  'form-abandon': { fields: 8 },
  'form-rejected': { refusals: 20 },
  'disabled-click': { acts: 12 },
  'dead-swipe': { length: 2000 },
  'undo-burst': { undos: 20 },
  'cursor-thrash': { turns: 40, score: 100 },
  'scroll-thrash': { reversals: 11, share: 100 },
  'zoom-struggle': { zooms: 12 },
  'nav-loop': { visits: 6 },
  'quick-back': { visits: 8 },
  'slow-request': { times: 100 },
  'reload-loop': { reloads: 11 },
}

/** The options that are multiples of what is usual, and the largest: ten times as long is never. */
export const FACTORS: typeof COUNTS = {
  'form-stall': { timesUsual: 10 },
}

/** The detectors that are on, with the options of the config. */
export function compileOptions(
  config: JsonObject,
  detectors: readonly AnyDetector[],
  report: Report,
): readonly AnyDetector[] {
  const types = detectors.map(({ type }) => type as string)
  for (const type of Object.keys(config)) {
    if (!types.includes(type)) report('unknown-signal', pointTo('/signals', type), type, types.join(', '))
  }
  return detectors.flatMap((detector) => {
    const given = config[detector.type]
    if (given === undefined) return [detector]
    if (given === false) return []
    return [withOptions(detector, given, pointTo('/signals', detector.type), report)]
  })
}

function withOptions(detector: AnyDetector, config: unknown, pointer: string, report: Report): AnyDetector {
  const given = readObject(config, pointer, report)
  if (!given) return detector
  const options: Record<string, number> = { ...(detector.options as Record<string, number>) }
  for (const [key, value] of Object.entries(given)) {
    const at = pointTo(pointer, key)
    if (!Object.hasOwn(options, key)) {
      report('unknown-option', at, key, Object.keys(options).join(', '))
      continue
    }
    const most = own(COUNTS[detector.type] ?? {}, key)
    const max = own(FACTORS[detector.type] ?? {}, key)
    const read =
      max === undefined ? readOption(value, most, at, report) : readNumber(value, at, report, { max })
    options[key] = read ?? options[key]!
  }
  return { ...detector, options }
}

function readOption(
  value: unknown,
  most: number | undefined,
  pointer: string,
  report: Report,
): number | undefined {
  if (most !== undefined) return readCount(value, pointer, report, most)
  if (typeof value !== 'string') return readNumber(value, pointer, report)
  return readDuration(value) ?? report('bad-duration', pointer, value)
}
