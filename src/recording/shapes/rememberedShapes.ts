import type { Followed, Trouble } from '../../core/followed.ts'
import type {
  CapsRecord,
  EventHistory,
  Evidence,
  HistoryRecord,
  RuleCaps,
  Shows,
} from '../../core/remembered.ts'
import type { Sketch } from '../../core/sketch.ts'
import { isSketch } from '../../core/sketch.ts'
import { fieldsOf, flag, listOf, number, oneOf, optional, recordOf, text, time, tupleOf } from './shape.ts'
import type { ShapesOf } from './shapesOf.ts'

const shows: ShapesOf<Shows> = { shown: listOf(time), lifetime: number }

const evidence: ShapesOf<Evidence> = { version: text, helped: time, failed: listOf(time) }

const ruleCaps: ShapesOf<RuleCaps> = {
  ...shows,
  dismissals: number,
  notBefore: time,
  excused: listOf(time),
  evidence: optional(fieldsOf(evidence)),
}

const trouble: ShapesOf<Trouble> = { signal: text, type: text, place: text }

const followed: ShapesOf<Followed> = {
  offer: text,
  rule: text,
  version: text,
  tab: text,
  intervention: optional(text),
  verdict: oneOf('show', 'withhold'),
  mode: oneOf('off', 'watch', 'on'),
  at: time,
  until: time,
  page: text,
  trouble: optional(fieldsOf(trouble)),
  goal: optional(text),
  calmSince: time,
  steps: number,
  acting: optional(flag),
  relieved: optional(flag),
  used: optional(flag),
  dismissed: optional(flag),
  unseen: optional(flag),
  told: optional(text),
  reached: optional(flag),
  ended: optional(flag),
}

const capsFields: ShapesOf<CapsRecord> = {
  rules: recordOf(fieldsOf(ruleCaps)),
  groups: recordOf(fieldsOf(shows)),
  dismissed: listOf(time),
  quietUntil: time,
  notices: optional(recordOf(time)),
  asked: optional(time),
  followed: optional(listOf(fieldsOf(followed))),
}

export const caps = fieldsOf(capsFields)

const eventHistory: ShapesOf<EventHistory> = {
  since: time,
  times: listOf(time),
  days: recordOf(time),
  until: optional(time),
  unsure: optional(time),
  dropped: optional(time),
}

const historyFields: ShapesOf<HistoryRecord> = {
  visits: listOf(tupleOf(time, time)),
  events: recordOf(fieldsOf(eventHistory)),
  lost: optional(time),
}

export const history = fieldsOf(historyFields)

const sketchFields: ShapesOf<Sketch> = { counts: text, halved: number, day: number }

const sketch = fieldsOf(sketchFields)

/** How long things take here, by their hashed names. */
export const baselines = recordOf(
  (value) =>
    sketch(value) ?? (isSketch(value) ? undefined : { at: '', says: 'counts nothing that unstuck counts' }),
)
