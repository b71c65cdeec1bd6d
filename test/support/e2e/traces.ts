import type { Page } from 'playwright'

/** What scripts have left in a page, counted from before the first one ran. */
export interface Traces {
  /** On what outlives them: `window click capture`, and how many. */
  readonly listeners: { readonly [name: string]: number }
  readonly timers: number
  readonly observers: readonly string[]
  /** Functions that are not the browser's own any more. */
  readonly patched: readonly string[]
  /** Databases that are held open. */
  readonly databases: number
}

/** Call it before the page is opened; the returned function counts. */
export async function watchTraces(page: Page): Promise<() => Promise<Traces>> {
  await page.addInitScript(startCounting)
  return () => page.evaluate(() => (window as unknown as { countTraces(): Traces }).countTraces())
}

/** Runs in the page. */
function startCounting() {
  const all = window as unknown as { [name: string]: { prototype: { [name: string]: unknown } } | undefined }
  const listeners = countListeners()
  const timers = countTimers()
  const observers = countObservers()
  const databases = countDatabases()
  const changedFunctions = compareFunctions()
  Object.assign(window, {
    countTraces: (): Traces => ({
      listeners: listeners(),
      timers: timers.size,
      observers: [...observers].map((one) => one.constructor.name).sort(),
      databases: databases.size,
      patched: changedFunctions(),
    }),
  })

  function countListeners() {
    const kept = new Map<EventTarget, Map<string, Set<unknown>>>()
    const keyOf = (type: string, options: unknown) => {
      const capture =
        typeof options === 'object' && options && 'capture' in options ? options.capture : options
      return capture === true ? `${type} capture` : type
    }
    const { addEventListener, removeEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      addEventListener.call(this, type, listener, options)
      if (!listener || isPlaywright()) return
      const target = this ?? window
      const types = kept.get(target) ?? new Map<string, Set<unknown>>()
      const known = types.get(keyOf(type, options)) ?? new Set()
      kept.set(target, types.set(keyOf(type, options), known.add(listener)))
      const signal = typeof options === 'object' ? options.signal : undefined
      if (signal) addEventListener.call(signal, 'abort', () => known.delete(listener))
    }
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      removeEventListener.call(this, type, listener, options)
      kept
        .get(this ?? window)
        ?.get(keyOf(type, options))
        ?.delete(listener)
    }
    /** Those of a request that has ended, or of an element that is gone, go with it. */
    const stays = (target: EventTarget) =>
      target instanceof Node
        ? target.isConnected
        : !/Request|Transaction|Signal|Animation/.test(target.constructor.name)
    return () =>
      Object.fromEntries(
        [...kept]
          .filter(([target]) => stays(target))
          .flatMap(([target, types]) =>
            [...types].flatMap(([type, { size }]) =>
              size > 0 ? [[`${target === window ? 'window' : target.constructor.name} ${type}`, size]] : [],
            ),
          ),
      ) as Traces['listeners']
  }

  function countTimers() {
    const running = new Set<unknown>()
    const { setTimeout, setInterval, clearTimeout, clearInterval } = window
    const later = (start: typeof setTimeout, again: boolean) =>
      ((callback: () => void, ...rest: []) => {
        const run = () => {
          if (!again) running.delete(id)
          callback()
        }
        const id: unknown = start.call(window, run, ...rest)
        running.add(id)
        return id
      }) as never
    window.setTimeout = later(setTimeout, false)
    window.setInterval = later(setInterval as never, true)
    window.clearTimeout = (id) => (running.delete(id), clearTimeout.call(window, id))
    window.clearInterval = (id) => (running.delete(id), clearInterval.call(window, id))
    return running
  }

  function countObservers() {
    const running = new Set<object>()
    for (const name of [
      'MutationObserver',
      'ResizeObserver',
      'IntersectionObserver',
      'PerformanceObserver',
    ]) {
      const { prototype } = all[name]!
      const { observe, disconnect } = prototype as {
        observe: (...args: unknown[]) => void
        disconnect: () => void
      }
      prototype.observe = function (this: object, ...args: unknown[]) {
        if (!isPlaywright()) running.add(this)
        return observe.apply(this, args)
      }
      prototype.disconnect = function (this: object) {
        running.delete(this)
        return disconnect.call(this)
      }
    }
    return running
  }

  function countDatabases() {
    const opened = new Set<IDBDatabase>()
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args)
      request.addEventListener('success', () => opened.add(request.result))
      return request
    }
    const { close } = IDBDatabase.prototype
    IDBDatabase.prototype.close = function () {
      opened.delete(this)
      return close.call(this)
    }
    return opened
  }

  /** Each method and accessor of the prototypes that anybody might patch, and the functions of the window. */
  function compareFunctions() {
    const names =
      'XMLHttpRequest History Navigator Element HTMLElement HTMLFormElement HTMLInputElement HTMLSelectElement ' +
      'HTMLMediaElement HTMLDialogElement CSSStyleSheet Clipboard PaymentRequest CredentialsContainer Document ' +
      'AudioScheduledSourceNode SpeechSynthesis Node EventTarget Storage Window Event DOMTokenList Location'
    const ofWindow = /^(fetch|alert|confirm|prompt|print|open|close|stop|focus|scroll\w*|show\w+)$/
    const read = () => {
      const functions = new Map<string, unknown[]>()
      for (const name of ['window', ...names.split(' ')]) {
        const owner = name === 'window' ? window : all[name]?.prototype
        for (const [key, { value, get, set }] of Object.entries<PropertyDescriptor>(
          owner ? Object.getOwnPropertyDescriptors(owner) : {},
        )) {
          if (name !== 'window' || ofWindow.test(key)) functions.set(`${name}.${key}`, [value, get, set])
        }
      }
      return functions
    }
    const before = read()
    return () => {
      const now = read()
      const isSame = (name: string) => before.get(name)?.every((one, i) => one === now.get(name)?.[i])
      return [...new Set([...before.keys(), ...now.keys()])].filter((name) => !isSame(name))
    }
  }

  /** It listens and observes as well. */
  function isPlaywright() {
    return new Error().stack?.includes('InjectedScript')
  }
}
