import type { Emit } from '../facade.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { ClientParts } from './parts.ts'
import {
  isFunction,
  isObject,
  maybe,
  number,
  parts,
  readGood,
  text,
  texts,
  things,
  when,
  type Read,
} from './readGood.ts'

/** What can be read of the options of `createUnstuck`. */
export function readOptions(
  given: UnstuckOptions,
  { load }: Pick<ClientParts, 'load'>,
  emit: Emit,
): UnstuckOptions {
  return readGood<UnstuckOptions>(given, OPTIONS, 'createUnstuck', load, emit)
}

/** A key that writes nothing: one of a function, or any with a modifier besides Shift. */
const SHORTCUT =
  /^((alt|ctrl|meta|shift)\+)*f([1-9]|1\d|2[0-4])$|^(shift\+)?(alt|ctrl|meta)\+((alt|ctrl|meta|shift)\+)*([^+\s]|(?!ctrl|meta|shift)[a-z]{4,}\d?)$/i

/** Those of {@link UnstuckOptions}. Consent is read where it can be given later too. */
export const OPTIONS: { readonly [option in keyof Required<UnstuckOptions>]: Read } = {
  // An address that is empty would be the page itself.
  config: when((value) => (typeof value === 'string' && value !== '') || isObject(value)),
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
  consent: (value) => value,
  gpc: when((value) => value === 'ignore'),
  patience: number,
  shortcut: when((value) => typeof value === 'string' && SHORTCUT.test(value)),
  cpuBudget: number,
  origins: texts,
  nonce: text,
}
