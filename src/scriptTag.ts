import { createFacade, type Emit } from './facade.ts'
import { forwarder } from './forward/forwarder.ts'
import type { ForwarderOptions } from './forward/options.ts'
import { inspectOnRequest } from './shell/inspectOnRequest.ts'
import type { Parts } from './shell/parts.ts'
import { sensors } from './sensors.ts'
import { start } from './start.ts'
import type { ConsentState, Unstuck, UnstuckEvents, UnstuckOptions } from './surface.ts'

/** What `unstuck('init', …)` takes: forwarding may be said by its address alone. */
export type InitOptions = Omit<UnstuckOptions, 'forward'> & {
  readonly forward?: UnstuckOptions['forward'] | string | ForwarderOptions
}

/** `window.unstuck`: `unstuck('on', 'signal', listener)`, and every method as well. */
export type UnstuckGlobal = Unstuck & {
  (method: string, ...args: unknown[]): unknown
  /** Starts anew with these options over those of the script tag; listeners stay. */
  init(options?: InitOptions): void
}

/**
 * Puts `window.unstuck` in place, starts with the attributes of the script tag, and makes the calls that the stub
 * has queued. An `init` among them is made first: it says how to start.
 *
 * | attribute | option |
 * |---|---|
 * | `data-config` `data-integrity` | `config`: an address; `integrity` |
 * | `data-user-id` `data-traits` | `user`; traits as JSON |
 * | `data-consent` `data-mode` `data-release` `data-locale` | of the same name |
 * | `data-forward` | `forward`: where events are posted to |
 */
export function installScriptTag(script: HTMLScriptElement | undefined, load: Parts['load']): void {
  const place = window as unknown as { unstuck?: UnstuckGlobal | Stub }
  // An element with that id stands here too, until somebody says otherwise.
  const before = typeof place.unstuck === 'function' ? place.unstuck : undefined
  if (before && 'stop' in before) return
  const queued = readQueue(before?.q)

  const parts: Parts = { sensors: Object.entries(sensors), load }
  const attributes = readAttributes(script)
  const listeners = new Set<Listener>()
  let tell: Emit = () => {}
  const make = (given?: InitOptions) => {
    const begin = (emit: Emit) => {
      const { forward, ...rest } = given ?? {}
      const forwards = readForward(forward ?? script?.dataset.forward)
      return start({ ...attributes, ...rest, ...forwards }, parts, emit)
    }
    const made = createFacade(begin, (emit) => (tell = emit))
    for (const listener of listeners) listener.off = made.on(listener.type, listener.hear)
    return made
  }

  const early = queued.findIndex(([method]) => method === 'init')
  let current = make(early < 0 ? undefined : (queued.splice(early, 1)[0]![1] as InitOptions | undefined))

  const on: Unstuck['on'] = (type, hear) => {
    const listener: Listener = { type, hear: hear as Listener['hear'], off: current.on(type, hear) }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      listener.off()
    }
  }
  const init = (options?: InitOptions) => {
    current.stop()
    current = make(options)
  }
  const own: Record<string, unknown> = { on, init }
  const methodOf = (name: unknown): unknown => {
    if (typeof name !== 'string') return undefined
    if (Object.hasOwn(own, name)) return own[name]
    return Object.hasOwn(current, name) ? current[name as keyof Unstuck] : undefined
  }
  const call = (name: unknown, ...args: unknown[]): unknown => {
    const method = methodOf(name)
    if (typeof method === 'function') return Reflect.apply(method, undefined, args) as unknown
    const called = typeof name === 'string' ? `"${name}"` : typeof name
    tell('problem', {
      code: 'unknown-method',
      message: `Failed to call unstuck(${called}): there is no such method.`,
    })
    return undefined
  }

  for (const name of [...Object.keys(current), 'init']) {
    // `ready` is a promise; everything else a method of whichever instance runs now.
    const get = () => (name === 'ready' ? current.ready : (...args: unknown[]) => call(name, ...args))
    // Pages that add to all objects would have a say in how it is defined.
    Object.defineProperty(call, name, Object.assign(Object.create(null) as object, { enumerable: true, get }))
  }
  const made = call as unknown as UnstuckGlobal
  // Where the page lets nobody take its place, what the attributes say is done all the same.
  Reflect.set(place, 'unstuck', made)
  for (const [name, ...args] of queued) call(name, ...args)
  inspectOnRequest(made, load.inspector, script)
}

/** What stands in until this script has arrived, and the calls that it has kept. */
interface Stub {
  (...args: unknown[]): void
  readonly q?: unknown
}

/** Anybody may have written into it. */
function readQueue(queue: unknown): unknown[][] {
  const calls: readonly unknown[] = Array.isArray(queue) ? queue : []
  return calls.flatMap((call) =>
    typeof call === 'object' && call ? [Array.from(call as ArrayLike<unknown>)] : [],
  )
}

interface Listener {
  readonly type: keyof UnstuckEvents
  readonly hear: (event: unknown) => void
  off: () => void
}

function readAttributes(script: HTMLScriptElement | undefined): UnstuckOptions {
  const { config, integrity, mode, release, locale, consent, userId, traits } = script?.dataset ?? {}
  const user = { ...(userId !== undefined && { id: userId }), ...readTraits(traits) }
  return {
    ...(config !== undefined && { config }),
    ...(integrity !== undefined && { integrity }),
    ...(mode !== undefined && { mode: mode as 'on' }),
    ...(release !== undefined && { release }),
    ...(locale !== undefined && { locale }),
    ...(consent !== undefined && { consent: consent as ConsentState }),
    ...(Object.keys(user).length > 0 && { user }),
    ...(script?.nonce && { nonce: script.nonce }),
  }
}

/** Traits that are no JSON stay a text, which is told as a problem: unknown, hence never a reason to interrupt. */
function readTraits(json: string | undefined): Pick<NonNullable<UnstuckOptions['user']>, 'traits'> {
  if (json === undefined) return {}
  try {
    return { traits: JSON.parse(json) as Record<string, string> }
  } catch {
    return { traits: json as never }
  }
}

function readForward(forward: InitOptions['forward']): Pick<UnstuckOptions, 'forward'> {
  if (forward === undefined) return {}
  if (typeof forward === 'function' || Array.isArray(forward)) return { forward }
  return {
    forward: forwarder(typeof forward === 'string' ? { url: forward } : (forward as ForwarderOptions)),
  }
}
