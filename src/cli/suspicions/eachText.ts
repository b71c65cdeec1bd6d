import type { Text } from '../../core/intervention.ts'
import { pointTo } from '../../rules/problem.ts'
import type { Config } from '../../rules/schema.ts'

/** Every text that users read, and where it stands. */
export function eachText(config: Config): { readonly text: Text; readonly pointer: string }[] {
  const { interventions = {}, incidents = [], messages = {} } = config
  return [
    ...Object.entries(interventions).flatMap(([id, intervention]) =>
      textsIn(intervention, pointTo('/interventions', id)),
    ),
    ...incidents.flatMap((incident, i) => textsIn(incident, `/incidents/${i}`)),
    ...Object.entries(messages).map(([key, text]) => ({
      text: text as Text,
      pointer: pointTo('/messages', key),
    })),
  ]
}

const TEXTS = ['title', 'body', 'label', 'resolved', 'alt', 'caption']

function textsIn(value: unknown, pointer: string): { readonly text: Text; readonly pointer: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = pointTo(pointer, key)
    return TEXTS.includes(key) ? [{ text: inner as Text, pointer: at }] : textsIn(inner, at)
  })
}
