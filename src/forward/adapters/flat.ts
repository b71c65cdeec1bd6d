import type { CloudEvent } from '../cloudEvent.ts'

/** `io.unstuck.signal` → `unstuck_signal`. */
export function nameOf({ type }: CloudEvent): string {
  return type.slice(3).replace('.', '_')
}

/** What an event says, on one level, as analytics tools take it: `target_key`, `evidence_acts`. Lists become texts. */
export function flat(event: CloudEvent): Flat {
  const { id, visit, confighash, release, data } = event
  const of = { event_id: id, visit_id: visit, config_hash: confighash }
  return { ...flatten(data, ''), ...of, ...(release !== undefined && { release }) }
}

export type Flat = { readonly [name: string]: string | number | boolean }

function flatten(part: object, prefix: string): Flat {
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]): [string, string | number | boolean][] => {
      if (Array.isArray(value)) return [[prefix + key, value.map((one) => one?.type ?? one).join()]]
      return typeof value === 'object' && value !== null
        ? Object.entries(flatten(value as object, `${prefix}${key}_`))
        : [[prefix + key, value as string]]
    }),
  )
}
