import { hashText } from '../../../src/core/hash.ts'
import { busyConfig } from './config.ts'
import { compile, live } from './live.ts'
import { randomMoves } from './moves.ts'
import { refold } from './refold.ts'

/** What some random sessions come to, each in one word: the same in every engine, or one of them is wrong. */
export function computeDigests(): { [seed: string]: string } {
  const compiled = compile(busyConfig)
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, seed) => {
      const { log } = live(compiled, randomMoves(seed, 50))
      const { effects, state } = refold(compiled, log)
      return [`seed ${seed}`, hashText(JSON.stringify([log, effects, state]))]
    }),
  )
}
