import type { SwitchBody } from '../core/observations/deciding.ts'
import type { Mode } from '../core/observations/start.ts'
import { own } from '../core/own.ts'
import type { Compiled } from './compile.ts'

/** What a newer config shows less of than the one in force; undefined where it takes nothing back. */
export function findSwitched(inForce: Compiled, newer: Compiled): SwitchBody | undefined {
  const modes: { readonly [rule: string]: Mode } = Object.fromEntries(
    newer.rules.map(({ id, mode }) => [id, mode]),
  )
  const rules = Object.fromEntries(
    inForce.rules.flatMap(({ id, mode }) => {
      const now = own(modes, id) ?? 'off'
      return RANK[now] < RANK[mode] ? [[id, now] as const] : []
    }),
  )
  const isLess = RANK[newer.mode] < RANK[inForce.mode]
  return isLess || Object.keys(rules).length > 0 ? { mode: newer.mode, rules } : undefined
}

const RANK: { readonly [mode in Mode]: number } = { off: 0, watch: 1, on: 2 }
