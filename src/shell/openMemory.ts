import { joinBaselines } from '../core/baselines.ts'
import type * as Deciding from '../deciding.ts'
import type { Memory } from '../storage/memory.ts'

/** What this browser remembers, joined as each part of it must be. Opens nothing yet. */
export function openMemory({
  createMemory,
  joinCaps,
  joinHistory,
  settleCaps,
  settleHistory,
}: typeof Deciding): Memory {
  return createMemory(
    { caps: joinCaps, baselines: joinBaselines, events: joinHistory },
    { caps: settleCaps, events: settleHistory },
  )
}
