import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnyDetector } from '../../../src/core/detector.ts'
import { MINUTE, SECOND } from '../../../src/core/time.ts'
import * as detectors from '../../../src/detectors/index.ts'

/** The rows of the document's tables by the name of their signal: `| type | finding | weight | thresholds |`. */
const rows = new Map(
  readFileSync('docs/signals.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, type, , weight, thresholds] = line.split('|').map((cell) => cell.trim())
      return type?.startsWith('`') && thresholds !== undefined
        ? [[type.replaceAll('`', ''), { weight, thresholds }] as const]
        : []
    }),
)

const all = Object.values(detectors)

test('the document has every signal, and no other', () => {
  expect([...rows.keys()].sort()).toEqual(all.map(({ type }) => type).sort())
})

test.each(all.map((detector) => [detector.type, detector] as const))(
  'the document tells the weight and the thresholds of %s',
  (type, detector) => {
    expect(rows.get(type)).toEqual({ weight: String(detector.weight), thresholds: sayOptions(detector) })
  },
)

test('the README names every signal', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(all.map(({ type }) => type).filter((type) => !readme.includes(`\`${type}\``))).toEqual([])
})

function sayOptions({ options, counts, factors }: AnyDetector): string {
  const plain = Object.keys({ ...counts, ...factors })
  return Object.entries(options)
    .map(([name, value]) => `\`${name}\` ${plain.includes(name) ? value : sayTime(Number(value))}`)
    .join(', ')
}

function sayTime(time: number): string {
  if (time >= MINUTE && time % MINUTE === 0) return `${time / MINUTE}m`
  return time >= SECOND ? `${time / SECOND}s` : `${time}ms`
}
