import type { ThemeConfig } from '../core/intervention.ts'
import { pointTo, type Report } from './problem.ts'
import { readOneOf, readText, refuseOthers, type JsonObject } from './read.ts'

const KEYS = ['mode', 'accent', 'surface', 'text', 'radius', 'font']

/** What of a theme can be used. Whether CSS knows the values only the page can tell. */
export function compileTheme(config: JsonObject, report: Report): ThemeConfig {
  refuseOthers(config, KEYS, '/theme', report)
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = config[key]
      if (value === undefined) return []
      const at = pointTo('/theme', key)
      const read =
        key === 'mode' ? readOneOf(value, ['light', 'dark', 'auto'], at, report) : readText(value, at, report)
      return read === undefined ? [] : [[key, read]]
    }),
  )
}
