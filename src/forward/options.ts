import type { CloudEvent } from './cloudEvent.ts'

/** Where `forwarder()` posts events to, how, and which. */
export interface ForwarderOptions {
  /** Where batches are posted to. */
  readonly url: string
  /**
   * `cloudevents` (the default): a JSON array of CloudEvents, `application/cloudevents-batch+json`. `otlp`: OTLP/HTTP logs in
   * JSON, as an OpenTelemetry Collector takes them under `/v1/logs`.
   */
  readonly format?: 'cloudevents' | 'otlp'
  /** `service.name` of OTLP. Default: the page's host name. */
  readonly service?: string
  /** Sent with each request. To another origin they take a CORS preflight. */
  readonly headers?: { readonly [name: string]: string }
  /**
   * Goes into `Authorization: Bearer`. It is asked for before the first request, and again, once, when the server answers
   * 401. What it returns is used until then, as a page that is left has no time to wait.
   */
  readonly token?: () => string | Promise<string>
  /** Compresses what is sent while the page stays; for servers that take `Content-Encoding: gzip`. Default: false. */
  readonly gzip?: boolean
  /** Of so many users, from 0 to 1, events are sent, always of the same; of those without an id, of so many visits. */
  readonly sample?: number
  /**
   * Edits an event, or drops it by returning `undefined`. An error in it drops the event too. Reports of what was
   * dropped (`io.unstuck.dropped`: counts by reason) do not go through it.
   */
  readonly beforeSend?: (event: CloudEvent) => CloudEvent | undefined
  /** `strict` (the default) sends no element names and no path segments that the config does not declare. */
  readonly privacy?: 'strict' | 'open'
}
