import { isRecord, nameValue, type Flaw } from './shape.ts'

/**
 * Where a state from a file is not made like the one that every engine begins with; nothing where it is. What only comes with time
 * is not in that one, and is believed.
 */
export function findStateFlaw(state: unknown, fresh: unknown, at = ''): Flaw | undefined {
  if (fresh === undefined || fresh === null) return undefined
  const kind = kindOf(fresh)
  if (kindOf(state) !== kind) return { at, says: `is ${nameValue(state)}, and must be ${KINDS[kind]}` }
  if (!isRecord(fresh) || !isRecord(state)) return undefined
  for (const key of Object.keys(fresh)) {
    const flaw = findStateFlaw(
      Object.hasOwn(state, key) ? state[key] : undefined,
      fresh[key],
      at === '' ? key : `${at}.${key}`,
    )
    if (flaw) return flaw
  }
  return undefined
}

type Kind = keyof typeof KINDS

const KINDS = {
  list: 'a list',
  object: 'an object',
  number: 'a finite number',
  text: 'a text',
  flag: 'true or false',
  nothing: 'nothing',
} as const

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return 'list'
  if (isRecord(value)) return 'object'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'flag'
  return Number.isFinite(value) ? 'number' : 'nothing'
}
