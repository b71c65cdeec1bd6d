import { FAILURES_KEPT } from '../outcomes/selfMuting.ts'
import {
  LIMITS,
  POLICY,
  SHOWN_KEPT,
  UNLIMITED,
  WINDOW_AT_MOST,
  type Limits,
  type Policy,
  type Quota,
} from '../policy.ts'
import { pointTo, type Report } from '../problem.ts'
import { optional, readCount, readList, readObject, readText, readTime, type JsonObject } from '../read.ts'

const KEYS = [
  'perVisit',
  'minGap',
  'maxDefer',
  'quietAfterDismissals',
  'muteAfter',
  'holdoutSalt',
  'lifetime',
  'windows',
  'groups',
]

/** `groups` are those of the rules: a quota for any other would never be used up. */
export function compilePolicy(config: unknown, report: Report): Policy {
  const at = (key: string) => pointTo('/policy', key)
  const policy = optional(config, (one) => readObject(one, '/policy', report, KEYS)) ?? {}
  const time = (key: 'minGap' | 'maxDefer') =>
    optional(policy[key], (value) => readTime(value, at(key), report)) ?? POLICY[key]
  const count = (
    key: 'perVisit' | 'quietAfterDismissals' | 'muteAfter',
    range: { min?: number; max?: number },
  ) => optional(policy[key], (n) => readCount(n, at(key), report, range)) ?? POLICY[key]
  const groups = optional(policy.groups, (one) => readObject(one, at('groups'), report)) ?? {}
  return {
    perVisit: count('perVisit', { min: 0 }),
    minGap: time('minGap'),
    maxDefer: time('maxDefer'),
    quietAfterDismissals: count('quietAfterDismissals', {}),
    holdoutSalt:
      optional(policy.holdoutSalt, (text) => readText(text, at('holdoutSalt'), report)) ?? POLICY.holdoutSalt,
    muteAfter: count('muteAfter', { min: 0, max: FAILURES_KEPT }),
    overall: readQuota(policy, '/policy', report),
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, value]) => {
        const where = pointTo(at('groups'), name)
        const quota = readObject(value, where, report, ['lifetime', 'windows']) ?? {}
        return [name, readQuota(quota, where, report)]
      }),
    ),
  }
}

export function compileLimits(config: unknown, pointer: string, report: Report): Limits {
  const object = optional(config, (one) => readObject(one, pointer, report, Object.keys(LIMITS)))
  if (!object) return LIMITS
  const cooldown = optional(object.cooldownAfterDismiss, (time) =>
    readTime(time, pointTo(pointer, 'cooldownAfterDismiss'), report),
  )
  return {
    ...readQuota(object, pointer, report, LIMITS),
    cooldownAfterDismiss: cooldown ?? LIMITS.cooldownAfterDismiss,
  }
}

function readQuota(object: JsonObject, pointer: string, report: Report, otherwise = UNLIMITED): Quota {
  const lifetime = optional(object.lifetime, (n) => readCount(n, pointTo(pointer, 'lifetime'), report))
  const at = pointTo(pointer, 'windows')
  const windows = optional(object.windows, (list) => readList(list, at, report))
  return {
    lifetime: lifetime ?? otherwise.lifetime,
    windows: windows?.flatMap((one, i) => readWindow(one, pointTo(at, i), report)) ?? otherwise.windows,
  }
}

/** A window that could never be full, as it holds more or reaches back further than is remembered, is a mistake. */
function readWindow(config: unknown, pointer: string, report: Report): Quota['windows'][number][] {
  const object = readObject(config, pointer, report, ['cap', 'per'])
  const cap = object && readCount(object.cap, pointTo(pointer, 'cap'), report, { max: SHOWN_KEPT })
  const per = object && readTime(object.per, pointTo(pointer, 'per'), report)
  if (cap === undefined || per === undefined) return []
  if (per > WINDOW_AT_MOST)
    return report('out-of-range', pointTo(pointer, 'per'), object?.per, '0 to 365d') ?? []
  return [{ cap, per }]
}
