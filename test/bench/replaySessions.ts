import { readPageSettings } from '../../src/backtest/pageSettings.ts'
import { createSessionJudge } from '../../src/cli/backtest/judgeSession.ts'
import { readText } from '../../src/cli/sessions/readSessions.ts'
import { shopConfig } from '../support/replay/shopConfig.ts'
import { FATE_NAMES, shopSession } from '../support/replay/shopSession.ts'

export { makeLargeSnapshot } from './largeSnapshot.ts'

/** The text of a recorded visit of so many minutes. */
export function makeText(seed: number, minutes: number): string {
  return JSON.stringify(makeEvents(seed, minutes))
}

/** The same without our observations in it, as another tool would have recorded it: they have to be derived. */
export function makeForeignText(seed: number, minutes: number): string {
  return JSON.stringify(
    makeEvents(seed, minutes).filter((event) => !('type' in event) || event.type !== CUSTOM),
  )
}

const CUSTOM = 5

function makeEvents(seed: number, minutes: number): readonly object[] {
  return shopSession(FATE_NAMES[seed % FATE_NAMES.length]!, seed, minutes, true).events
}

export const config = shopConfig

/** As a thread of the command does it, reading included: it reads the config once. */
export function createJudge(): (text: string) => void {
  const judge = createSessionJudge(shopConfig)
  const options = { settings: readPageSettings(shopConfig) }
  return (text) => {
    for (const found of readText('session', text, options)) {
      const { line } = judge(found)
      if ('error' in line) throw new Error(`Failed to judge a session of the benchmark: ${line.error}`)
    }
  }
}
