import { writeJson } from '../core/json.ts'
import type { CloudEvent } from './cloudEvent.ts'
import type { Format } from './format.ts'

/**
 * OTLP/HTTP logs in JSON, as any OpenTelemetry Collector takes them
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). Every event is one record; all that is ours stands
 * in attributes under `unstuck.`: the envelope (`unstuck.id`, `unstuck.visit`, …), and the data under the event's own
 * name (`unstuck.signal.target.key`). The event's name is `unstuck.signal`, in the field and in the older attribute.
 */
export function createOtlp(service: string, version: string): Format {
  const resource = attributesOf({
    'service.name': service,
    'telemetry.sdk.name': 'unstuck',
    'telemetry.sdk.language': 'webjs',
    'telemetry.sdk.version': version,
  })
  const scope = { name: 'unstuck', version }
  return {
    contentType: 'application/json',
    head: `{"resourceLogs":[{"resource":${writeJson({ attributes: resource })},"scopeLogs":[{"scope":${writeJson(scope)},"logRecords":[`,
    foot: ']}]}]}',
    write: (event) => writeJson(recordOf(event)),
    readRejected: (body) =>
      Number(
        (body as { partialSuccess?: { rejectedLogRecords?: unknown } }).partialSuccess?.rejectedLogRecords,
      ) || 0,
  }
}

function recordOf({ type, time, data, ...envelope }: CloudEvent): object {
  const name = type.replace('io.', '')
  const { specversion: _, datacontenttype: __, ...told } = envelope
  const [severityNumber, severityText] = severityOf(type, data)
  return {
    timeUnixNano: `${Date.parse(time)}000000`,
    observedTimeUnixNano: `${Date.parse(time)}000000`,
    severityNumber,
    severityText,
    eventName: name,
    attributes: attributesOf({
      'event.name': name,
      ...flatten(told, 'unstuck'),
      ...flatten(data, name),
    }),
  }
}

/** Trouble is a warning; what was done about it is information; a number that changes all the time is neither. */
function severityOf(type: CloudEvent['type'], data: CloudEvent['data']): readonly [number, string] {
  const isStrong = 'strength' in data && data.strength >= 0.5
  if (isStrong || type === 'io.unstuck.dropped') return [13, 'WARN']
  return type === 'io.unstuck.score' ? [5, 'DEBUG'] : [9, 'INFO']
}

/** Objects become dotted names; lists stay one value. */
function flatten(value: object, prefix: string): { [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
      const name = `${prefix}.${key}`
      const isObject = typeof part === 'object' && part !== null && !Array.isArray(part)
      return isObject ? Object.entries(flatten(part as object, name)) : [[name, part]]
    }),
  )
}

function attributesOf(values: object): object[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const any = anyOf(value)
    return any ? [{ key, value: any }] : []
  })
}

/** 64-bit integers are texts in protobuf's JSON. */
function anyOf(value: unknown): object | undefined {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (Number.isSafeInteger(value)) return { intValue: String(value) }
  if (Number.isFinite(value)) return { doubleValue: value }
  if (Array.isArray(value)) return { arrayValue: { values: value.flatMap((one) => anyOf(one) ?? []) } }
  return typeof value === 'object' && value !== null
    ? { kvlistValue: { values: attributesOf(value) } }
    : undefined
}
