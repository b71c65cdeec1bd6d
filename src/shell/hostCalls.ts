import type { InterventionConfig } from '../core/intervention.ts'
import type { Observed } from '../core/observation.ts'
import { describeError } from '../core/describeError.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { Unstuck } from '../surface.ts'
import type { Driver } from './driver.ts'
import type { Forwarder } from './startForward.ts'
import { readName, readProps } from './readProps.ts'
import type { Refuse } from './refuse.ts'

/** What the host tells of, as observations. What cannot be used is refused, in a sentence. */
export type HostCalls = Pick<
  Unstuck,
  'page' | 'track' | 'error' | 'request' | 'friction' | 'formResult' | 'ticketOpened' | 'help' | 'preview'
>

export interface HostCallsOptions {
  readonly page: Page
  readonly push: Driver['push']
  readonly emit: Emit
  readonly refuse: Refuse
  readonly forwarding: Forwarder | undefined
  /** Where the user is. */
  place(): Observed<'page'> | undefined
  readonly interventions: { readonly [id: string]: InterventionConfig }
}

export function createHostCalls({
  page,
  push,
  emit,
  refuse,
  forwarding,
  place,
  interventions,
}: HostCallsOptions): HostCalls {
  function call(name: 'help' | 'preview', intervention: string): void {
    if (typeof intervention === 'string' && Object.hasOwn(interventions, intervention)) {
      return push('call', { call: name, intervention })
    }
    const known = Object.keys(interventions).join(', ') || 'none'
    const called = typeof intervention === 'string' ? intervention : typeof intervention
    emit('problem', {
      code: 'unknown-intervention',
      message: `Failed to show "${called}": the config has no intervention of that name; it has: ${known}.`,
    })
  }

  return {
    page(given) {
      const at = place()
      const route = readName(given)
      if (route === undefined) return refuse('page.name', given)
      if (at) push('page', { path: at.path, url: at.url, route, via: 'route' })
    },
    track(given, props) {
      const name = readName(given)
      if (name === undefined) return refuse('track.name', given)
      push('event', { name, ...readProps(props, () => refuse('track.props', props)) })
    },
    error(error) {
      const body = describeError(error)
      if (body) push('error', { source: 'reported', ...body })
    },
    request(result) {
      const { key: name, ok, status } = result ?? {}
      const [id, key] = [page.newId('r'), readName(name)]
      if (key === undefined) return refuse('request.key', name)
      if (typeof ok !== 'boolean') return refuse('request.ok', ok)
      const said = typeof status === 'number' ? { status } : {}
      const outcome = ok ? 'ok' : said.status !== undefined && said.status < 500 ? 'refused' : 'failed'
      push('request', { id, key, caused: true })
      push('response', { id, key, outcome, judged: true, ...said })
    },
    friction(found) {
      const { kind, by, element } = found ?? {}
      if (!KINDS.includes(kind)) return refuse('friction.kind', kind)
      if (element && !isElement(element)) return refuse('friction.element', element)
      const ignored = element ? page.marks.ignored(element) : []
      if (ignored === 'all' || !ignored) return
      const form = element && page.formOf(element)
      push('reported', {
        kind,
        by: readName(by) ?? '',
        ...(element && { target: page.describe(element) }),
        ...(form !== undefined && { form }),
        ...(ignored.length > 0 && { ignored }),
      })
    },
    formResult(form, result) {
      if (!isElement(form)) return refuse('formResult.form', form)
      if (result !== 'accepted' && result !== 'refused') return refuse('formResult.result', result)
      push('form', { form: page.keyOf(form), step: result, by: 'result' })
    },
    ticketOpened(given) {
      const { channel } = given ?? {}
      const ticket = typeof channel === 'string' ? { channel } : {}
      push('call', { call: 'ticket', ...ticket })
      forwarding?.send({ type: 'ticket', at: page.now(), data: ticket })
    },
    help: (intervention) => call('help', intervention),
    preview: (intervention) => call('preview', intervention),
  }
}

/** Of any realm: pages hand over what is in their frames, too. */
const isElement = (value: unknown): value is Element => (value as Node | null | undefined)?.nodeType === 1

const KINDS: readonly unknown[] = ['rage-click', 'dead-click', 'error-click']
