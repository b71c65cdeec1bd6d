import type { ForwardEvent } from './event.ts'

/**
 * What may be told of an event, whatever the host's privacy setting: a signal that may only tell of a disability or a
 * habit is not told at all. Without user and visit it would still lie in one batch with those that have both. Rules may
 * ask about it all the same, for that stays in the page; of such a rule its decisions are told, as of any other.
 */
export function withoutPersonal(event: ForwardEvent, personal: readonly string[]): ForwardEvent | undefined {
  if (event.type === 'signal') return personal.includes(event.data.type) ? undefined : event
  if (event.type !== 'score') return event
  const terms = event.data.terms.filter(({ type }) => !personal.includes(type))
  return { ...event, data: { ...event.data, terms } }
}
