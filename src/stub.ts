/** Keeps calls until the script has arrived; for pages whose policy forbids the inline form. */
interface Stub {
  (...args: unknown[]): void
  q?: unknown[][]
}

const place = globalThis as unknown as { unstuck?: Stub }
if (typeof document === 'object' && typeof place.unstuck !== 'function') {
  const stub: Stub = (...args) => void (stub.q ??= []).push(args)
  place.unstuck = stub
}

export type { Stub }
