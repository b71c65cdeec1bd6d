import { sayValue } from './describeOption.ts'

/** What a method of `unstuck` must be called with, by method and argument. */
export const WANTED_OF_CALLS = {
  'identify.id': 'a text',
  'identify.traits': 'an object such as { plan: "free" }',
  'page.name': 'a text',
  'track.name': 'a text',
  'track.props': 'an object such as { format: "csv" }',
  'request.key': 'a text such as "CreateExport"',
  'request.ok': 'true or false',
  'friction.kind': '"rage-click", "dead-click" or "error-click"',
  'friction.element': 'an element',
  'formResult.form': 'an element',
  'formResult.result': '"accepted" or "refused"',
} as const

/** An argument that cannot be used, or consent that nobody can read, in one sentence. */
export function describeCall(
  name: keyof typeof WANTED_OF_CALLS | { readonly consent: string },
  got: unknown,
): { readonly code: 'bad-call' | 'bad-consent'; readonly message: string } {
  const is = sayValue(got)
  if (typeof name === 'object') {
    const message = `Failed to read "${name.consent}: ${is}" as consent: say "pending", "granted" or "denied", for all or for each of "carry", "history" and "forward".`
    return { code: 'bad-consent', message }
  }
  const [method, argument] = name.split('.')
  const message = `Failed to call unstuck.${method}(): "${argument}" is ${is}, but it must be ${WANTED_OF_CALLS[name]}.`
  return { code: 'bad-call', message }
}
