type AnyFunction = (...args: never[]) => unknown

/**
 * Puts a function of ours in the place of one of the page's, until the returned function takes it away.
 *
 * It stands in as a `Proxy`, so that name, length, prototype, own properties (also those that somebody adds
 * later), `new` and "[native code]" are the original's own; arguments, `this`, results and errors are what
 * `wrap` makes of them. Three things cannot be hidden: it is another object (`fetch !== nativeFetch`), its
 * source text lacks the name, and stack traces have one more frame.
 *
 * Taken away, it gives the original back. Where somebody has wrapped ours meanwhile it cannot leave, and
 * passes every call through untouched. Where a page has frozen the property, nothing is patched.
 */
export function patch<O extends object, K extends keyof O>(
  owner: O,
  name: K,
  wrap: (original: O[K]) => O[K],
): () => void {
  const isOwn = Object.prototype.hasOwnProperty.call(owner, name)
  const original = owner[name]
  if (typeof original !== 'function') return () => {}
  const wrapped = wrap(original) as AnyFunction
  let active = true
  const ours = new Proxy(original, {
    apply: (target, self, args: never[]) => Reflect.apply(active ? wrapped : target, self, args),
  })
  // `Reflect.set` says no where an assignment would throw; a page's own setter still may.
  const set = (value: O[K]) => {
    try {
      return Reflect.set(owner, name, value)
    } catch {
      return false
    }
  }
  if (!set(ours)) return () => {}
  return () => {
    active = false
    if (owner[name] !== ours) return
    if (isOwn) set(original)
    else Reflect.deleteProperty(owner, name)
  }
}
