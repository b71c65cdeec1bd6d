import * as detectors from '../detectors/index.ts'
import type { PageSettings } from '../recording/pageSettings.ts'
import { compileConfig, type Compiled } from '../rules/compile.ts'

/** What a config says of the pages; what is wrong in it is left out. */
export function readPageSettings(config: unknown): PageSettings {
  return pageSettingsOf(compileConfig(config, Object.values(detectors)))
}

export function pageSettingsOf({ marks, forms, events, elements, keepQuery }: Compiled): PageSettings {
  return { marks, forms, events: events.inPage, elements, keepQuery }
}
