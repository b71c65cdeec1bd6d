// The last version of the package that holds them.
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js'
import { CloudEvent as Standard, HTTP } from 'cloudevents'
import { describe, expect, test } from 'vitest'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { cloudEvents } from '../../../src/forward/format.ts'
import { createOtlp } from '../../../src/forward/otlp.ts'
import { samples } from './samples.ts'

describe('CloudEvents', () => {
  test.each(samples.map((event) => [event.type, event]))(
    '%s is one by the standard’s own reading',
    (_, event) => {
      const read = new Standard<unknown>(JSON.parse(cloudEvents.write(event)) as object)
      expect(read.validate()).toBe(true)
      expect(read.toJSON()).toMatchObject({ ...event, time: event.time })
    },
  )

  test('a batch is read as one by the standard’s own reading', () => {
    const body = cloudEvents.head + samples.map(cloudEvents.write).join() + cloudEvents.foot
    const message = { headers: { 'content-type': cloudEvents.contentType }, body }
    const read = HTTP.toEvent(message) as Standard<unknown>[]
    expect(read.map(({ id }) => id)).toEqual(samples.map(({ id }) => id))
  })

  test('the standard’s own reading refuses a name that the standard does not allow', () => {
    expect(() => new Standard({ ...(samples[0] as object), 'not-allowed': 1 }).validate()).toThrow()
  })
})

/** The definitions of the protocol, compiled. */
const { opentelemetry } = root as unknown as {
  opentelemetry: { proto: { collector: { logs: { v1: { ExportLogsServiceRequest: Message } } } } }
}
const { ExportLogsServiceRequest } = opentelemetry.proto.collector.logs.v1

describe('OTLP', () => {
  const otlp = createOtlp('shop', '1.2.3')
  const read = (events: readonly CloudEvent[]) => {
    const json = JSON.parse(otlp.head + events.map(otlp.write).join() + otlp.foot) as object
    const message = ExportLogsServiceRequest.fromObject(json)
    expect(ExportLogsServiceRequest.verify(message)).toBeNull()
    // There and back over the wire: whatever the definitions do not know would be lost.
    const back = ExportLogsServiceRequest.toObject(
      ExportLogsServiceRequest.decode(ExportLogsServiceRequest.encode(message).finish()),
      { longs: String },
    )
    return { json, back: back as unknown as Logs }
  }

  test('every event comes back from the protocol’s own definitions as it was', () => {
    const { json, back } = read(samples)
    expect(back).toEqual(json)
  })

  test('the resource is the service, the scope is ours', () => {
    const [{ resource, scopeLogs }] = read(samples).back.resourceLogs as [Logs['resourceLogs'][0]]
    expect(plain(resource.attributes)).toEqual({
      'service.name': 'shop',
      'telemetry.sdk.name': 'unstuck',
      'telemetry.sdk.language': 'webjs',
      'telemetry.sdk.version': '1.2.3',
    })
    expect(scopeLogs[0]!.scope).toEqual({ name: 'unstuck', version: '1.2.3' })
  })

  test('everything of an event stands under unstuck.', () => {
    const signal = samples.find(({ type }) => type === 'io.unstuck.signal')!
    const [record] = read([signal]).back.resourceLogs[0]!.scopeLogs[0]!.logRecords as [LogRecord]
    expect(record).toMatchObject({ eventName: 'unstuck.signal', severityNumber: 13, severityText: 'WARN' })
    expect(record.timeUnixNano).toBe(`${Date.parse(signal.time)}000000`)
    const attributes = plain(record.attributes)
    expect(attributes).toMatchObject({
      'event.name': 'unstuck.signal',
      'unstuck.id': signal.id,
      'unstuck.visit': signal.visit,
      'unstuck.user': signal.user,
      'unstuck.signal.type': 'rage-click',
      'unstuck.signal.target.tag': 'button',
      'unstuck.signal.strength': 0.75,
      'unstuck.signal.count': '4',
      'unstuck.signal.evidence.refused': false,
    })
    const strange = Object.keys(attributes).filter(
      (name) => !name.startsWith('unstuck.') && name !== 'event.name',
    )
    expect(strange).toEqual([])
  })

  test.each([
    ['io.unstuck.score', 'DEBUG'],
    ['io.unstuck.decision', 'INFO'],
    ['io.unstuck.dropped', 'WARN'],
  ])('%s is %s', (type, severity) => {
    const event = samples.find((one) => one.type === type)!
    expect((JSON.parse(otlp.write(event)) as LogRecord).severityText).toBe(severity)
  })

  test('is refused by the definitions where a name is wrong', () => {
    const wrong = ExportLogsServiceRequest.fromObject({ resourceLogs: [{ scopeLogs: [{ records: [{}] }] }] })
    expect(ExportLogsServiceRequest.toObject(wrong)).toEqual({ resourceLogs: [{ scopeLogs: [{}] }] })
  })
})

interface Message {
  fromObject(json: object): object
  toObject(message: object, options?: object): object
  verify(message: object): string | null
  encode(message: object): { finish(): Uint8Array }
  decode(bytes: Uint8Array): object
}

interface Logs {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeLogs: readonly { readonly scope: object; readonly logRecords: readonly LogRecord[] }[]
  }[]
}

interface LogRecord {
  readonly timeUnixNano: string
  readonly severityText: string
  readonly attributes: readonly Attribute[]
}

interface Attribute {
  readonly key: string
  readonly value: object
}

function plain(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
