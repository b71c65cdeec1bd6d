import { createEventMask } from '../../src/recorder/mask.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'

/** The same recording as a tool that masks all texts would have made it. */
export function maskTexts(events: readonly RrwebEvent[]): RrwebEvent[] {
  const masked = structuredClone(events as RrwebEvent[])
  masked.forEach(createEventMask())
  return masked
}
