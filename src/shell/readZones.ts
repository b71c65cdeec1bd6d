import type { Emit } from '../facade.ts'

/** How far the clocks of these time zones are ahead of UTC now, in minutes; those that nobody knows are told. */
export function readZones(zones: readonly string[], emit: Emit): { readonly [zone: string]: number } {
  const now = new Date()
  return Object.fromEntries(
    zones.flatMap((zone) => {
      try {
        return [[zone, offsetOf(zone, now)]]
      } catch {
        const message = `"${zone}" in "rules" is no time zone that this browser knows; hours in it never hold.`
        emit('problem', { code: 'bad-zone', message })
        return []
      }
    }),
  )
}

function offsetOf(timeZone: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local / 60_000 - Math.floor(now.getTime() / 60_000)
}
