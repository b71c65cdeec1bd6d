import { own } from '../core/own.ts'
import type { Emit } from '../facade.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { ClientParts } from './parts.ts'

/** An option that cannot be read, by its name as it stands in code: `allow.links`. */
export interface BadOption {
  readonly name: string
  readonly got: unknown
}

type Read = (value: unknown, name: string, refuse: (name: string, got: unknown) => void) => unknown

/**
 * What can be read of the options; whatever else was given is left out, and told of. Not a word of that is in this
 * script: a page whose options are right never loads the sentences.
 */
export function readOptions(
  given: UnstuckOptions,
  { load }: Pick<ClientParts, 'load'>,
  emit: Emit,
): UnstuckOptions {
  const bad: BadOption[] = []
  const read = parts(OPTIONS)(given, '', (name, got) => void bad.push({ name, got })) ?? {}
  if (bad.length > 0) void tell(bad, load.sentences, emit)
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
    emit('problem', { code: 'bad-option', message: describe?.(one) ?? `createUnstuck: ${one.name}` })
}

const when =
  (fits: (value: unknown) => unknown): Read =>
  (value, name, refuse) =>
    fits(value) ? value : refuse(name, value)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
/** Pages say `null` of what they do not have. */
const maybe =
  (read: Read): Read =>
  (value, name, refuse) =>
    value === null ? undefined : read(value, name, refuse)
const text = maybe(when((value) => typeof value === 'string'))
const isFunction = (value: unknown) => typeof value === 'function'
const number = when((value) => Number(value) > 0 && typeof value === 'number' && value < Infinity)
const texts = when((value) => Array.isArray(value) && value.every((one) => typeof one === 'string'))
const anything: Read = (value) => value
const things = maybe(when(isObject))

/** The good rest of an object is used; one that is good is the host's own still, who may add to it. */
const parts =
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

/** A key that writes nothing: one of a function, or any with a modifier besides Shift. */
const SHORTCUT =
  /^((alt|ctrl|meta|shift)\+)*f([1-9]|1\d|2[0-4])$|^(shift\+)?(alt|ctrl|meta)\+((alt|ctrl|meta|shift)\+)*([^+\s]|(?!ctrl|meta|shift)[a-z]{4,}\d?)$/i

/** Those of {@link UnstuckOptions}. Consent is read where it can be given later too. */
export const OPTIONS: { readonly [option in keyof Required<UnstuckOptions>]: Read } = {
  config: when((value) => typeof value === 'string' || isObject(value)),
  integrity: text,
  refresh: (value, name, refuse) => (value === false ? value : number(value, name, refuse)),
  // A mode that nobody knows shows nothing: never more help than was meant.
  mode: (value, name, refuse) =>
    ['off', 'watch', 'on'].includes(value as string) ? value : (refuse(name, value), 'watch'),
  release: text,
  user: maybe(
    parts({
      // Nobody is called nothing: all who are not logged in would be one person.
      id: (value, name, refuse) =>
        value === '' ? undefined : text(typeof value === 'number' ? `${value}` : value, name, refuse),
      traits: things,
    }),
  ),
  idSalt: text,
  locale: text,
  forward: when((value) => isFunction(value) || (Array.isArray(value) && value.every(isFunction))),
  handover: parts(when((value) => isObject(value) || isFunction(value) || typeof value === 'string')),
  recording: when(isFunction),
  remedies: parts(when((value) => isFunction(value) || isFunction((value as { run?: unknown } | null)?.run))),
  render: when(isFunction),
  allow: parts({ links: texts, configs: texts, autoRemedies: texts }),
  consent: anything,
  gpc: when((value) => value === 'ignore'),
  patience: number,
  shortcut: when((value) => typeof value === 'string' && SHORTCUT.test(value)),
  cpuBudget: number,
  origins: texts,
  nonce: text,
}
