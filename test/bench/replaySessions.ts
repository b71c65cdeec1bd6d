import { prepareBacktest } from '../../src/backtest/backtest.ts'
import { readRecordings } from '../../src/backtest/readRecordings.ts'
import { shopConfig } from '../support/replay/shopConfig.ts'
import { FATE_NAMES, shopSession } from '../support/replay/shopSession.ts'

export { makeLargeSnapshot } from './largeSnapshot.ts'

/** The text of a recorded visit of so many minutes. */
export function makeText(seed: number, minutes: number): string {
  return JSON.stringify(shopSession(FATE_NAMES[seed % FATE_NAMES.length]!, seed, minutes, true).events)
}

export const config = shopConfig

/** As a thread of the command does it, reading included. */
export function createJudge(): (text: string) => number {
  const judge = prepareBacktest(shopConfig)
  return (text) => readRecordings(text, shopConfig).reduce((sum, one) => sum + judge(one).decisions.length, 0)
}
