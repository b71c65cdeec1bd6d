/**
 * What reports ask for: one column each of the table `events`, and where its value stands in an event. This list makes the table of
 * DuckDB, that of ClickHouse, and what fills either.
 *
 * `envelope` is a property of the event itself; `data` says where it stands in the data of each kind that has it. What has neither is worked
 * out as the event arrives.
 *
 * @type {readonly Column[]}
 *
 * @typedef {object} Column
 * @property {string} name
 * @property {'text' | 'number' | 'flag' | 'time'} is
 * @property {string} [envelope]
 * @property {{ readonly [kind: string]: string }} [data]
 */
export const COLUMNS = [
  // CloudEvents names an event by both: an id is unique within its source.
  { name: 'source', is: 'text', envelope: 'source' },
  { name: 'id', is: 'text', envelope: 'id' },
  { name: 'type', is: 'text' },
  { name: 'time', is: 'time' },
  // Orders those of one millisecond.
  { name: 'sequence', is: 'text', envelope: 'sequence' },
  { name: 'received', is: 'time' },
  { name: 'visit', is: 'text', envelope: 'visit' },
  { name: 'user', is: 'text', envelope: 'user' },
  { name: 'release', is: 'text', envelope: 'release' },
  { name: 'config', is: 'text', envelope: 'confighash' },
  { name: 'sdk', is: 'text', envelope: 'sdkversion' },
  // One event stands for so many.
  { name: 'weight', is: 'number', envelope: 'sampledrate' },

  { name: 'signal', is: 'text', data: { signal: 'type' } },
  { name: 'page', is: 'text', data: { signal: 'page' } },
  // The signal that it is, or that it is about: unique in a visit.
  { name: 'episode', is: 'text', data: { signal: 'id', decision: 'signal' } },
  { name: 'strength', is: 'number', data: { signal: 'strength' } },
  { name: 'times', is: 'number', data: { signal: 'count' } },
  { name: 'form', is: 'text', data: { signal: 'form' } },
  { name: 'target', is: 'text', data: { signal: 'target.key' } },
  { name: 'tag', is: 'text', data: { signal: 'target.tag' } },
  { name: 'role', is: 'text', data: { signal: 'target.role' } },
  // Only where the page sends names: `privacy: 'open'`.
  { name: 'label', is: 'text', data: { signal: 'target.name' } },
  { name: 'error', is: 'text', data: { signal: 'evidence.error' } },
  { name: 'errorname', is: 'text', data: { signal: 'evidence.name' } },
  { name: 'request', is: 'text', data: { signal: 'evidence.request' } },
  { name: 'status', is: 'number', data: { signal: 'evidence.status' } },
  { name: 'asset', is: 'text', data: { signal: 'evidence.asset' } },

  { name: 'rule', is: 'text', data: { decision: 'rule', intervention: 'rule', outcome: 'rule' } },
  {
    name: 'intervention',
    is: 'text',
    data: { decision: 'intervention', intervention: 'intervention', outcome: 'intervention' },
  },
  // Names an offer of help: unique in a visit.
  { name: 'offer', is: 'text', data: { decision: 'offer', intervention: 'offer', outcome: 'offer' } },
  { name: 'verdict', is: 'text', data: { decision: 'verdict', outcome: 'verdict' } },
  // A list, as JSON.
  { name: 'reasons', is: 'text', data: { decision: 'reasons' } },
  { name: 'mode', is: 'text', data: { decision: 'mode', outcome: 'mode' } },
  { name: 'step', is: 'text', data: { intervention: 'step' } },
  { name: 'outcome', is: 'text', data: { outcome: 'outcome' } },
  // From the decision to what became of it, in milliseconds.
  { name: 'took', is: 'number', data: { outcome: 'after' } },
  { name: 'used', is: 'flag', data: { outcome: 'used' } },
  { name: 'via', is: 'text', data: { handover: 'via', ticket: 'channel' } },
  { name: 'ok', is: 'flag', data: { handover: 'ok' } },

  { name: 'data', is: 'text' },
]
