import { own } from '../core/own.ts'
import type { Emit } from '../facade.ts'
import type { ClientParts } from './parts.ts'

/** An option that cannot be read, by its name as it stands in code: `allow.links`. */
export interface BadOption {
  /** What it was handed to. */
  readonly of: 'createUnstuck' | 'forwarder'
  readonly name: string
  readonly got: unknown
}

export type Read = (value: unknown, name: string, refuse: (name: string, got: unknown) => void) => unknown

/**
 * What can be read of the options; whatever else was given is left out, and told of. Not a word of that is in this
 * script: a page whose options are right never loads the sentences.
 */
export function readGood<Options extends object>(
  given: unknown,
  options: { readonly [name: string]: Read } | Read,
  of: BadOption['of'],
  { sentences }: Pick<ClientParts['load'], 'sentences'>,
  emit: Emit,
): Partial<Options> {
  const bad: BadOption[] = []
  const read = parts(options)(given, '', (name, got) => void bad.push({ of, name, got })) ?? {}
  if (bad.length > 0) void tell(bad, sentences, emit)
  return read
}

async function tell(
  bad: readonly BadOption[],
  load: ClientParts['load']['sentences'],
  emit: Emit,
): Promise<void> {
  const describe = await load().then(
    ({ describeOption }) => describeOption,
    () => undefined,
  )
  for (const one of bad)
    emit('problem', { code: 'bad-option', message: describe?.(one) ?? `${one.of}: ${one.name}` })
}

export const when =
  (fits: (value: unknown) => unknown): Read =>
  (value, name, refuse) =>
    fits(value) ? value : refuse(name, value)

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
/** Pages say `null` of what they do not have. */
export const maybe =
  (read: Read): Read =>
  (value, name, refuse) =>
    value === null ? undefined : read(value, name, refuse)
export const text = maybe(when((value) => typeof value === 'string'))
export const isFunction = (value: unknown) => typeof value === 'function'
export const number = when((value) => typeof value === 'number' && value > 0 && value < Infinity)
export const texts = when((value) => Array.isArray(value) && value.every((one) => typeof one === 'string'))
export const things = maybe(when(isObject))

/** The good rest of an object is used; one that is good is the host's own still, who may add to it. */
export const parts =
  (options: { readonly [name: string]: Read } | Read): Read =>
  (value, name, refuse) => {
    if (!isObject(value)) return refuse(name, value)
    const prefix = name && `${name}.`
    const given = Object.entries(value).filter(([, one]) => one !== undefined)
    const good = given.map(([key, one]) => {
      const read = typeof options === 'function' ? options : own(options, key)
      return [key, read ? read(one, prefix + key, refuse) : refuse(prefix + key, one)] as const
    })
    if (good.every(([, one], i) => one === given[i]![1])) return value
    return Object.fromEntries(good.filter(([, one]) => one !== undefined))
  }
