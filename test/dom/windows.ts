/** This window, but for what is named: a browser that lacks something, or input that no protocol can send. */
export function windowWith(changes: { readonly [name: string]: unknown }): Window & typeof globalThis {
  return new Proxy(window, {
    get(target, key) {
      if (key in changes) return changes[key as string]
      const value: unknown = Reflect.get(target, key)
      const isPlain = typeof value === 'function' && !/^[A-Z]/.test(String(key))
      return isPlain ? (value as () => unknown).bind(target) : value
    },
  })
}

/**
 * A screen reader's click and the focus of a window are the browser's own, and no protocol sends them: here a
 * sensor is told that what a script dispatches is trusted.
 */
export function windowThatTrusts(): Window & typeof globalThis {
  const trust = (event: Event) =>
    new Proxy(event, {
      get(target, key) {
        const value: unknown = key === 'isTrusted' || Reflect.get(target, key)
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value
      },
    })
  return windowWith({
    addEventListener: (type: string, listener: (event: Event) => void, options: object) =>
      window.addEventListener(type, (event) => listener(trust(event)), options),
  })
}
