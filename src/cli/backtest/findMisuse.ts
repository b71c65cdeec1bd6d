import { resolve } from 'node:path'
import type { BacktestOptions } from './runBacktest.ts'

/** What cannot be meant by the words of a command: what would be passed over in silence, or written over. */
export function findMisuse(
  config: string,
  patterns: readonly string[],
  { compare, explain, html, signals, stdin }: BacktestOptions,
): string | undefined {
  const files = patterns.filter((pattern) => pattern !== '-')
  const isPiped = stdin || files.length < patterns.length
  if (isPiped && files.length > 0)
    return `Failed to begin: standard input is read alone; leave it out, or ${files.join(' ')}.`
  if (signals !== undefined && (isPiped || files.length > 0))
    return 'Failed to begin: --signals reads events in the place of recordings; leave one of them out.'
  if (signals !== undefined && explain !== undefined)
    return 'Failed to begin: --explain tells a recording, and --signals reads none; --html shows each visit.'
  const read = [config, compare, signals].filter((file) => file !== undefined)
  if (html !== undefined && isAmong(html, read)) return sayRead(html)
  return undefined
}

/** By whatever path. */
export function isAmong(file: string, files: readonly string[]): boolean {
  return files.some((other) => resolve(other) === resolve(file))
}

export function sayRead(file: string): string {
  return `Failed to write ${file}: it is read; name another file.`
}
