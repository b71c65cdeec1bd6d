import { pointTo } from '../../rules/problem.ts'
import { isObject } from '../../rules/read.ts'
import { EVIDENCE, OF_EVERY_SIGNAL, type Property } from '../../rules/words/evidence.ts'
import { suggest } from '../../rules/words/suggest.ts'
import { own } from '../../core/own.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachMatch } from './eachMatch.ts'

/** What `where` asks of a signal and no such signal has, or never has so. */
export const findUnknownProperties: FindSuspicions = (config) =>
  eachMatch(config).flatMap(({ match, pointer, of, name = '' }) => {
    const evidence = own(EVIDENCE as { readonly [type: string]: typeof OF_EVERY_SIGNAL }, name)
    return of === 'signal' && evidence
      ? doubtMatch(match, pointer, name, { ...OF_EVERY_SIGNAL, ...evidence })
      : []
  })

function doubtMatch(
  match: object,
  pointer: string,
  signal: string,
  known: { readonly [name: string]: Property },
): Suspicion[] {
  return Object.entries(match).flatMap(([key, asked]) => {
    const at = pointTo(pointer, key)
    if (key === '$not') return doubtMatch(asked as object, at, signal, known)
    if (key === '$and' || key === '$or')
      return (asked as object[]).flatMap((part, i) => doubtMatch(part, pointTo(at, i), signal, known))
    const property = own(known, key)
    if (property) return doubtValue(asked, at, key, property)
    const names = Object.keys(known)
    return [
      {
        code: 'unknown-property',
        pointer: at,
        message: `No "${signal}" tells of "${key}", so this is never known; it has: ${names.join(', ')}.${suggest(key, names)}`,
      },
    ]
  })
}

/** Each value that it is compared with; how it is compared does not matter. */
function doubtValue(asked: unknown, pointer: string, key: string, property: Property): Suspicion[] {
  if (Array.isArray(asked)) return asked.flatMap((one) => doubtValue(one, pointer, key, property))
  if (isObject(asked)) {
    return Object.entries(asked).flatMap(([operator, value]) =>
      operator === '$exists' ? [] : doubtValue(value, pointTo(pointer, operator), key, property),
    )
  }
  const { is } = property
  const doubt = (why: string) => [
    { code: 'unknown-value', pointer, message: `"${key}" is never ${JSON.stringify(asked)}: ${why}` },
  ]
  if (Array.isArray(is)) {
    const isPattern = pointer.endsWith('$regex')
    return isPattern || is.includes(String(asked))
      ? []
      : doubt(`it is one of ${is.join(', ')}.${suggest(String(asked), is)}`)
  }
  if (key === 'role' && typeof asked === 'string' && !ROLES.includes(asked)) {
    const meant = suggest(asked, ROLES)
    return meant === '' ? [] : doubt(`there is no such role.${meant}`)
  }
  const wanted = { 'yes or no': 'boolean', text: 'string' }[is as string] ?? 'number'
  if (typeof asked === wanted) return []
  return doubt(
    is === 'milliseconds' ? 'it is a number of milliseconds, such as 2000.' : `it is ${WORDS[wanted]}.`,
  )
}

/** What people press and fill in; a page may have any other. */
const ROLES = [
  'button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'option', 'menuitem', 'combobox', 'textbox', 'searchbox',
  'spinbutton', 'slider', 'listbox', 'dialog',
] // prettier-ignore

const WORDS: { readonly [type: string]: string } = {
  boolean: 'true or false',
  string: 'a text',
  number: 'a number',
}
