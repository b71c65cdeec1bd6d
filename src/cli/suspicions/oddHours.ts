import type { Config, HoursConfig } from '../../rules/schema.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Office hours that never or always are, and zones that no calendar knows. */
export const findOddHours: FindSuspicions = (config) =>
  eachHours(config).flatMap(({ hours, pointer }) => [
    ...doubtTimes(hours, pointer),
    ...doubtZone(hours, pointer),
  ])

function eachHours({ rules = [] }: Config): { readonly hours: HoursConfig; readonly pointer: string }[] {
  return rules.flatMap((rule, i) => {
    const variants = typeof rule.show === 'string' ? [] : rule.show
    return [
      ...eachCondition(rule, i).flatMap(({ condition, pointer }) =>
        'hours' in condition ? [{ hours: condition.hours, pointer: `${pointer}/hours` }] : [],
      ),
      ...variants.flatMap(({ hours }, j) =>
        hours ? [{ hours, pointer: `/rules/${i}/show/${j}/hours` }] : [],
      ),
    ]
  })
}

function doubtTimes({ days, from, to }: HoursConfig, pointer: string): Suspicion[] {
  const never = (key: string, message: string) => [
    { code: 'never-open', pointer: `${pointer}/${key}`, message },
  ]
  if (days?.length === 0)
    return never(
      'days',
      '"days" is empty: these hours are never. Name the days, or leave "days" out for all.',
    )
  if (from === '24:00' && to === '00:00')
    return never(
      'from',
      'From "24:00" to "00:00" is no time at all; the whole day is from "00:00" to "24:00".',
    )
  if (from === '24:00')
    return [
      {
        code: 'odd-hours',
        pointer: `${pointer}/from`,
        message: `"24:00" is the end of a day, so this begins on the day after; write "from": "00:00" and name that day.`,
      },
    ]
  const repeated = days?.find((day, i) => days.indexOf(day) < i)
  if (repeated !== undefined)
    return [{ code: 'odd-hours', pointer: `${pointer}/days`, message: `"${repeated}" is here twice.` }]
  const isAlways = from === '00:00' && to === '24:00' && (days?.length ?? 7) === 7
  if (isAlways)
    return [
      {
        code: 'always-open',
        pointer,
        message: 'These hours cover every minute of the week; leave them out.',
      },
    ]
  return []
}

function doubtZone({ zone = 'user' }: HoursConfig, pointer: string): Suspicion[] {
  if (/^(user|UTC|[+-].*)$/.test(zone) || isZone(zone)) return []
  const zones = Intl.supportedValuesOf('timeZone')
  const city = zones.find((one) => one.toLowerCase().endsWith(`/${zone.toLowerCase()}`))
  const known = city ? ` Did you mean "${city}"?` : suggest(zone, ['user', 'UTC', ...zones])
  return [
    {
      code: 'unknown-zone',
      pointer: `${pointer}/zone`,
      message: `There is no time zone "${zone}": nobody would know when these hours are.${known || ' Zones have names such as "Europe/Berlin".'}`,
    },
  ]
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
