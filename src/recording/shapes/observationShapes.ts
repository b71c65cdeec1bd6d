import type { ObservationBodies, ObservationType } from '../../core/observation.ts'
import type { Target } from '../../core/signal.ts'
import { baselines, caps, history } from './rememberedShapes.ts'
import {
  byWord,
  either,
  fieldsOf,
  flag,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  scalar,
  text,
  time,
  tupleOf,
  type Shape,
} from './shape.ts'
import type { ShapesOf } from './shapesOf.ts'

const targetFields: ShapesOf<Target> = { key: text, tag: text, role: optional(text), name: optional(text) }
const target = fieldsOf(targetFields)
const texts = listOf(text)
const props = recordOf(either(scalar, listOf(scalar)))
const mode = oneOf('off', 'watch', 'on')
const ignored = optional(texts)

const answer = byWord('question', {
  moment: fieldsOf({ good: flag, why: optional(text) }),
  slot: fieldsOf({ granted: flag }),
  form: fieldsOf({ present: flag, refused: flag, by: optional(text), said: optional(texts) }),
})

const query = byWord('step', {
  made: fieldsOf({ search: target, nth: number, ignored }),
  chosen: fieldsOf({}),
})

const call = byWord('call', {
  help: fieldsOf({ intervention: text }),
  preview: fieldsOf({ intervention: text }),
  reset: fieldsOf({}),
  ticket: fieldsOf({ channel: optional(text) }),
})

/** The engine believes what it is told, so a log from a file is looked through first. */
const FIELDS: {
  readonly [T in Exclude<ObservationType, 'query' | 'call'>]: ShapesOf<ObservationBodies[T]>
} = {
  start: {
    version: text,
    config: text,
    load: text,
    tab: text,
    follows: optional(flag),
    utcOffset: number,
    zones: optional(recordOf(number)),
    mode,
    signals: texts,
    patience: number,
  },
  page: {
    path: text,
    route: optional(text),
    url: text,
    via: oneOf('load', 'reload', 'restore', 'push', 'replace', 'traverse', 'route'),
    status: optional(number),
  },
  act: {
    id: text,
    began: time,
    kind: oneOf('press', 'key', 'assistive', 'swipe'),
    target,
    form: optional(text),
    x: optional(number),
    y: optional(number),
    judge: oneOf('yes', 'idle', 'never', 'unknown'),
    disabled: optional(flag),
    masked: optional(flag),
    search: optional(flag),
    length: optional(number),
    absorbed: optional(flag),
    ignored,
  },
  answer: { kind: text, failing: optional(flag), bare: optional(flag), elsewhere: optional(flag) },
  leaving: {},
  request: {
    id: text,
    key: text,
    caused: optional(flag),
    unawaited: optional(flag),
    beacon: optional(flag),
  },
  response: {
    id: text,
    key: text,
    outcome: oneOf('ok', 'refused', 'failed', 'aborted'),
    status: optional(number),
    judged: flag,
  },
  error: { fingerprint: text, name: text, source: oneOf('uncaught', 'rejection', 'reported') },
  sought: { by: oneOf('link', 'button', 'address', 'chat', 'mark'), target, ignored },
  copied: { target, form: optional(text), ignored },
  reported: {
    kind: oneOf('rage-click', 'dead-click', 'error-click'),
    by: text,
    target: optional(target),
    form: optional(text),
    ignored,
  },
  form: {
    form: text,
    step: oneOf('started', 'progress', 'submitted', 'refused', 'accepted', 'undecided', 'gone'),
    target: optional(target),
    field: optional(text),
    by: optional(text),
    leaves: optional(flag),
    said: optional(texts),
    ignored,
  },
  field: {
    form: text,
    field: text,
    target,
    step: oneOf('entered', 'began', 'emptied', 'left'),
    auto: optional(flag),
    filled: optional(flag),
    rewritten: optional(flag),
    ignored,
  },
  undo: { target, form: optional(text), ignored },
  presence: { by: oneOf('pointer', 'key', 'scroll', 'reading', 'frame') },
  visibility: { hidden: flag },
  pointer: { path: listOf(tupleOf(number, number, number)) },
  scroll: { by: number },
  zoom: { by: oneOf('pinch', 'wheel', 'key') },
  asset: { kind: oneOf('script', 'style', 'chunk'), key: text },
  network: { offline: flag },
  vital: { kind: oneOf('page', 'interaction'), time, target: optional(target) },
  blank: {},
  sight: { of: oneOf('all', 'unsampled', 'nothing'), untold: optional(texts) },
  stalled: { from: time, to: time },
  event: { name: text, props, lost: optional(texts) },
  user: { id: optional(text), traits: props, lost: optional(texts) },
  reply: { ask: text, answer },
  help: {
    offer: text,
    step: text,
    by: optional(text),
    progress: optional(fieldsOf({ step: number, of: number })),
  },
  memory: {
    scope: oneOf('visit', 'browser'),
    why: optional(text),
    caps: optional(caps),
    baselines: optional(baselines),
    events: optional(history),
  },
  budget: { caps: optional(caps), never: optional(texts), events: optional(history) },
  switch: { mode, rules: recordOf(mode) },
  outcome: { rule: text, outcome: text },
  handover: { to: text, available: flag },
  element: { selector: text, is: oneOf('absent', 'present', 'visible') },
  incidents: { incidents: listOf(recordOf(() => undefined)) },
  end: {},
}

/** What each kind of observation must hold. */
export const OBSERVATION_SHAPES: { readonly [type: string]: Shape } = {
  query,
  call,
  ...Object.fromEntries(
    Object.entries<{ readonly [name: string]: Shape }>(FIELDS).map(([type, body]) => [type, fieldsOf(body)]),
  ),
}
