import type { InterventionConfig } from '../core/intervention.ts'
import type { Observed } from '../core/observation.ts'
import { describeError } from '../core/describeError.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { Unstuck } from '../surface.ts'
import type { Driver } from './driver.ts'
import type { Forwarder } from './startForward.ts'
import { readProps, readText } from './readProps.ts'

/** What the host tells of, as observations. These may throw; the façade in front of them does not. */
export type HostCalls = Pick<
  Unstuck,
  'page' | 'track' | 'error' | 'request' | 'friction' | 'formResult' | 'ticketOpened' | 'help' | 'preview'
>

export interface HostCallsOptions {
  readonly page: Page
  readonly push: Driver['push']
  readonly emit: Emit
  readonly forwarding: Forwarder | undefined
  /** Where the user is. */
  place(): Observed<'page'> | undefined
  readonly interventions: { readonly [id: string]: InterventionConfig }
}

export function createHostCalls({
  page,
  push,
  emit,
  forwarding,
  place,
  interventions,
}: HostCallsOptions): HostCalls {
  function call(name: 'help' | 'preview', intervention: string): void {
    if (typeof intervention === 'string' && Object.hasOwn(interventions, intervention)) {
      return push('call', { call: name, intervention })
    }
    const known = Object.keys(interventions).join(', ') || 'none'
    emit('problem', {
      code: 'unknown-intervention',
      message: `Failed to show "${String(intervention)}": the config has no intervention of that name; it has: ${known}.`,
    })
  }

  return {
    page(name) {
      const at = place()
      if (at) push('page', { path: at.path, url: at.url, route: readText(name), via: 'route' })
    },
    track: (name, props) => push('event', { name: readText(name), ...readProps(props ?? {}) }),
    error(error) {
      const body = describeError(error)
      if (body) push('error', { source: 'reported', ...body })
    },
    request(result) {
      if (!result) throw new TypeError('a result is needed: { key, ok }')
      const { key: name, ok, status } = result
      const [id, key] = [page.newId('r'), readText(name)]
      const said = typeof status === 'number' ? { status } : {}
      const outcome = ok ? 'ok' : said.status !== undefined && said.status < 500 ? 'refused' : 'failed'
      push('request', { id, key, caused: true })
      push('response', { id, key, outcome, judged: true, ...said })
    },
    friction(found) {
      const { kind, by, element } = found ?? {}
      if (!KINDS.includes(kind)) throw new TypeError(`friction is of a kind: ${KINDS.join(', ')}`)
      const ignored = element ? page.marks.ignored(element) : []
      if (ignored === 'all' || !ignored) return
      const form = element && page.formOf(element)
      push('reported', {
        kind,
        by: readText(by),
        ...(element && { target: page.describe(element) }),
        ...(form !== undefined && { form }),
        ...(ignored.length > 0 && { ignored }),
      })
    },
    formResult(form, result) {
      if (result !== 'accepted' && result !== 'refused')
        throw new TypeError(`the result of a form is "${result}", but must be "accepted" or "refused"`)
      push('form', { form: page.keyOf(form), step: result, by: 'result' })
    },
    ticketOpened({ channel } = {}) {
      const ticket = typeof channel === 'string' ? { channel } : {}
      push('call', { call: 'ticket', ...ticket })
      forwarding?.send({ type: 'ticket', at: page.now(), data: ticket })
    },
    help: (intervention) => call('help', intervention),
    preview: (intervention) => call('preview', intervention),
  }
}

const KINDS: readonly unknown[] = ['rage-click', 'dead-click', 'error-click']
