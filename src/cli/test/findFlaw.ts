import type { Observation, ObservationBodies, ObservationType } from '../../core/observation.ts'
import { own } from '../../core/own.ts'
import { suggest } from '../../rules/words/suggest.ts'

/**
 * Why a log tells of nothing that could have happened, in a clause that follows *has a "log" …*; nothing where it is sound.
 * A slip of the pen in it is no observation to anybody: a test that must show nothing would pass for ever.
 */
export function findFlaw(log: readonly Observation[]): string | undefined {
  if (log[0]!.type !== 'start')
    return 'that does not begin with a "start", which says what ran; "Copy as test" of the inspector writes one'
  let last = -Infinity
  for (const [i, one] of log.entries()) {
    const flaw = findFlawIn(one)
    if (flaw !== undefined) return `whose observation ${i + 1} ${flaw}`
    if (one.at < last)
      return `whose observation ${i + 1} ("${one.type}") lies ${last - one.at} ms before the one above it; time only goes forward`
    last = one.at
  }
  return undefined
}

function findFlawIn(one: Observation): string | undefined {
  const needed = own<readonly string[]>(NEEDED, one.type)
  if (!needed) {
    const near = suggest(one.type, Object.keys(NEEDED)).trim()
    return `is a "${one.type}", which no page tells of${near && ` (${near})`}`
  }
  const missing = needed.find((key) => !Object.hasOwn(one, key))
  return missing === undefined ? undefined : `("${one.type}") lacks "${missing}"`
}

type Needed = { readonly [type in ObservationType]: readonly (keyof ObservationBodies[type] & string)[] }

/** What an observation says nothing without. */
const NEEDED: Needed = {
  start: ['load', 'tab', 'utcOffset', 'mode', 'signals', 'patience'],
  page: ['path', 'url', 'via'],
  act: ['id', 'began', 'kind', 'target', 'judge'],
  answer: ['kind'],
  leaving: [],
  request: ['id', 'key'],
  response: ['id', 'key', 'outcome', 'judged'],
  error: ['fingerprint', 'name', 'source'],
  sought: ['by', 'target'],
  copied: ['target'],
  reported: ['kind'],
  form: ['form', 'step'],
  field: ['form', 'field', 'target', 'step'],
  query: [],
  undo: ['target'],
  presence: ['by'],
  visibility: ['hidden'],
  sight: ['of'],
  pointer: ['path'],
  scroll: ['by'],
  zoom: ['by'],
  asset: ['kind', 'key'],
  network: ['offline'],
  vital: ['kind', 'time'],
  blank: [],
  stalled: ['from', 'to'],
  event: ['name', 'props'],
  user: ['traits'],
  reply: ['ask', 'answer'],
  help: ['offer', 'step'],
  call: ['call'],
  memory: ['scope'],
  budget: [],
  switch: ['mode', 'rules'],
  outcome: ['rule', 'outcome'],
  handover: ['to', 'available'],
  element: ['selector', 'is'],
  incidents: ['incidents'],
  end: [],
}
