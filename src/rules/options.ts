import type { AnyDetector } from '../core/detector.ts'
import { own } from '../core/own.ts'
import { readDuration } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'
import { readCount, readNumber, readObject, type JsonObject } from './read.ts'

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
    const most = own(detector.counts ?? {}, key)
    const max = own(detector.factors ?? {}, key)
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
  if (most !== undefined) return readCount(value, pointer, report, { max: most })
  if (typeof value !== 'string') return readNumber(value, pointer, report)
  return readDuration(value) ?? report('bad-duration', pointer, value)
}
