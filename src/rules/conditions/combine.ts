import type { Millis } from '../../core/time.ts'
import { earlier, type About, type Condition, type World } from './condition.ts'
import { nameVerdict } from './trace.ts'
import { allOf, anyOf } from './verdict.ts'

/** Conditions that must hold together, or of which one is enough. */
export function combine(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const join = kind === 'all' ? allOf : anyOf
  const judge = (world: World) => join(parts.map((part) => part.judge(world)))
  const gather = <T>(list: (part: Condition) => readonly T[] | undefined) =>
    parts.flatMap((part) => list(part) ?? [])
  return {
    topics: gather(({ topics }) => topics),
    asks: gather(({ asks }) => asks),
    visits: parts.some(({ visits }) => visits),
    elements: gather(({ elements }) => elements),
    zones: gather(({ zones }) => zones),
    handovers: gather(({ handovers }) => handovers),
    judge,
    changesAt: (world) => earliest(parts, world),
    about: (world) => latest(parts, world),
    trace: (world) => ({
      condition: kind,
      verdict: nameVerdict(judge(world)),
      parts: parts.map((part) => part.trace(world)),
    }),
  }
}

function earliest(parts: readonly Condition[], world: World): Millis | undefined {
  return parts.map((part) => part.changesAt?.(world)).reduce(earlier, undefined)
}

function latest(parts: readonly Condition[], world: World): About | undefined {
  let last: About | undefined
  for (const part of parts) {
    const about = part.about?.(world)
    if (about && (!last || about.at > last.at)) last = about
  }
  return last
}
