import { isFields, type RrwebEvent } from './rrwebEvent.ts'

/** Pieces arrive late and twice: sorted, and what stands there twice in the same millisecond is taken once. */
export function inOrder(events: RrwebEvent[]): RrwebEvent[] {
  events.sort((a, b) => a.timestamp - b.timestamp)
  const once: RrwebEvent[] = []
  for (let from = 0, to = 1; from < events.length; from = to++) {
    while (events[to]?.timestamp === events[from]!.timestamp) to++
    if (to - from === 1) once.push(events[from]!)
    else for (const event of withoutTwins(events.slice(from, to))) once.push(event)
  }
  return once
}

/** To compare whole events costs as much as to read them, so it is done only where the little that tells most apart is the same. */
function withoutTwins(moment: readonly RrwebEvent[]): RrwebEvent[] {
  const gists = moment.map(({ type, data }) => `${type},${gistOf(data, 2)}`)
  const alike = new Map<string, number>()
  for (const gist of gists) alike.set(gist, (alike.get(gist) ?? 0) + 1)
  const seen = new Set<string>()
  return moment.filter((event, index) => {
    if (alike.get(gists[index]!) === 1) return true
    const whole = JSON.stringify(event)
    return !seen.has(whole) && seen.add(whole)
  })
}

/** What is alike as JSON has the same. */
function gistOf(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `${value.length}`
  if (!isFields(value)) return String(value).slice(0, 40)
  if (depth === 0) return ''
  let gist = ''
  for (const each of Object.values(value)) gist += `${gistOf(each, depth - 1)},`
  return gist
}
