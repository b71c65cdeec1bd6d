/**
 * Where a remedy stands. Its one button says what the next press does.
 *
 * ```
 *  ready ──press──▶ busy(run) ──▶ done ──press──▶ busy(undo) ──▶ ready      (or closes, without an undo)
 *                      │ ▲                            │ ▲
 *                      ▼ │ press                      ▼ │ press
 *                     failed                         failed
 * ```
 */
export interface Remedy {
  readonly phase: 'ready' | 'busy' | 'done' | 'failed'
  readonly doing: 'run' | 'undo'
}

export const untouched: Remedy = { phase: 'ready', doing: 'run' }

/** What it is busy with after a press; undefined where a press starts nothing. */
export function startRemedy(remedy: Remedy, canUndo: boolean): Remedy | undefined {
  if (remedy.phase === 'busy' || (remedy.phase === 'done' && !canUndo)) return undefined
  return { phase: 'busy', doing: remedy.phase === 'done' ? 'undo' : remedy.doing }
}

/** What has become of it. */
export function settleRemedy({ doing }: Remedy, worked: boolean): Remedy {
  if (!worked) return { phase: 'failed', doing }
  return doing === 'run' ? { phase: 'done', doing } : untouched
}
