import { expect, test } from 'vitest'
import { SAID_HOLDS } from '../../../src/backtest/judgeMoment.ts'
import { READ_FOR } from '../../../src/backtest/play.ts'
import { ACTS_SHOWN } from '../../../src/backtest/sessionView.ts'
import { POINTS_KEPT, SAMPLES } from '../../../src/backtest/scoreCurve.ts'
import { CHANGES_NAMED } from '../../../src/cli/backtest/comparison.ts'
import { SESSION_WITHIN } from '../../../src/cli/backtest/pool.ts'
import { UNREAD_TOLD } from '../../../src/cli/backtest/summary.ts'
import {
  BYTES_EMBEDDED,
  OF_EACH_EMBEDDED,
  SESSIONS_EMBEDDED,
} from '../../../src/cli/report/chooseSessions.ts'
import { LINE_AT_MOST } from '../../../src/cli/sessions/readLines.ts'
import { ASK_AGAIN } from '../../../src/rules/judging/waiting.ts'

/** Each figure is a promise to those who read a backtest. */
test.each([
  ['help that nobody has seen is taken for read after half a minute', READ_FOR, 30_000],
  ['what the page said of a moment holds until it would be asked again', SAID_HOLDS, ASK_AGAIN],
  ['a curve has no more points than can be told apart on a screen', SAMPLES, 240],
  ['and of its changes as many again, twice', POINTS_KEPT, 740],
  ['a session that takes a minute to judge wants to hang us', SESSION_WITHIN, 60_000],
  ['a line of 400 MB is the most that one string may hold, with room', LINE_AT_MOST, 400_000_000],
  ['twenty broken recordings are told of, the rest is counted', UNREAD_TOLD, 20],
  ['a hundred sessions can be played in one report', SESSIONS_EMBEDDED, 100],
  ['and ten of whatever seldom happens', OF_EACH_EMBEDDED, 10],
  ['which is no larger than a browser opens at once', BYTES_EMBEDDED, 60_000_000],
  ['and shows two thousand acts of each', ACTS_SHOWN, 2000],
  ['of each change five hundred sessions are named', CHANGES_NAMED, 500],
])('%s', (_, limit, expected) => expect(limit).toBe(expected))
