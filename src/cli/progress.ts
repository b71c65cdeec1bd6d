import { Presets, SingleBar } from 'cli-progress'
import { atExit } from './atExit.ts'
import type { Io } from './io.ts'

export interface Progress {
  step(): void
  stop(): void
}

/** A bar on a terminal, beside what is printed; nothing in a pipe. */
export function createProgress(err: Io['err'], total: number, thing: string): Progress {
  if (!err.isTTY || total < 2) return { step() {}, stop() {} }
  const bar = new SingleBar(
    {
      stream: err as NodeJS.WritableStream,
      format: `  {bar} {value} of {total} ${thing}, {eta_formatted} left`,
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_grey,
  )
  bar.start(total, 0)
  // It has hidden the cursor, and a shell would not bring it back.
  const forget = atExit(() => bar.stop())
  return {
    step: () => void bar.increment(),
    stop() {
      forget()
      bar.stop()
    },
  }
}
