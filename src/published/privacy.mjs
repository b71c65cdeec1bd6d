/**
 * `npm run privacy`: writes docs/privacy.md, which lists what leaves the page, from the schema of the events.
 *
 *     --check   fails when the page is not what the schema says
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { format } from 'prettier'
import { createEventsSchema } from './eventsSchema.mjs'

const FILE = 'docs/privacy.md'

export async function createPrivacyPage() {
  const { definitions: all, allOf } = await createEventsSchema()
  const events = allOf.map(({ then }) => nameOf(then))
  const [first] = events.map((event) => all[event])
  const { data: _, type: __, ...rest } = first.properties
  const envelope = { ...rest, type: { enum: events.map((event) => all[event].properties.type.const) } }
  const sections = events.map((event) => {
    const { description, properties } = all[event]
    const told = properties.type.const.replace('io.unstuck.', '')
    return `### \`${told}\`\n\n${description}\n\n${tableOf(rowsOf(all[nameOf(properties.data)], all))}`
  })
  const text = TEXT.replace('ENVELOPE', () =>
    tableOf(rowsOf({ ...first, properties: envelope }, all)),
  ).replace('EVENTS', () => sections.join('\n\n'))
  return format(text, { parser: 'markdown' })
}

function nameOf({ $ref }) {
  return decodeURIComponent($ref.split('/').at(-1))
}

/** One row a property; what is inside an object follows it, under its dotted name. */
function rowsOf({ properties = {}, required = [], additionalProperties }, all, prefix = '') {
  const rows = Object.entries(properties).flatMap(([key, property]) => {
    const name = prefix + key
    const inner = property.$ref ? all[nameOf(property)] : property
    const said = property.description ?? inner.description ?? ''
    const isAlways = required.includes(key)
    const of = inner.type === 'array' ? inner.items : inner
    const part = of.$ref ? all[nameOf(of)] : of
    const list = inner.type === 'array' ? '[]' : ''
    const row = [`\`${name}${list}\``, isAlways ? 'always' : 'where known', said, valuesOf(part, all)]
    return part.type === 'object' ? [row, ...rowsOf(part, all, `${name}${list}.`)] : [row]
  })
  if (additionalProperties)
    rows.push([
      `\`${prefix}…\``,
      'where known',
      'Further counts, lengths and yes or no.',
      kindsOf(additionalProperties),
    ])
  return rows
}

function valuesOf(part, all) {
  const options = part.enum ?? (part.const === undefined ? optionsOf(part, all) : [part.const])
  if (options.length > 0) return options.map((one) => `\`${one}\``).join(' ')
  return kindsOf(part)
}

function optionsOf({ anyOf = [] }, all) {
  return anyOf.flatMap((one) => {
    const part = one.$ref ? all[nameOf(one)] : one
    return part.enum ?? (part.const === undefined ? optionsOf(part, all) : [part.const])
  })
}

function kindsOf({ type, anyOf = [] }) {
  const words = { string: 'text', integer: 'number', boolean: 'yes or no', object: '', array: '' }
  const kinds = type ? [type].flat() : anyOf.map((one) => one.type)
  return kinds.map((one) => words[one] ?? one ?? '').join(', ')
}

function tableOf(rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(['what', 'when', 'meaning', 'values']), '|---|---|---|---|', ...rows.map(line)].join('\n')
}

const TEXT = `# What leaves the page

Generated from the schema of the events (\`unstuck/events.schema.json\`) by \`npm run privacy\`; a test fails when the two differ.

**Nothing leaves the page** without \`forward\` in the options and consent to it. \`pending\`, the default, keeps events in memory; \`denied\` drops
them; Global Privacy Control counts as denied. With consent to \`history\` as well, what could not be sent yet is stored in this browser
(IndexedDB, \`unstuck-queue\`), for a week at most; a page that is left before it could send anything leaves its events to the next page of the tab
(session storage, beside the visit).

**Never told, stored or kept**, whatever the settings: what somebody typed, chose, pasted, said or copied; keystrokes; the clipboard; texts of
masked parts; messages of errors; query strings and fragments; contents of requests and answers; user ids and traits as such.

By default (\`privacy: 'strict'\`) there also stay in the page: names of elements (they may be names of people), segments of paths that the
config does not declare (\`:seg\` stands for each), and names of forms that it does not name (a hash stands for each). \`privacy: 'open'\`
sends these three. Signals that may only tell of a disability or a habit (\`cursor-thrash\`, \`field-hesitation\`, \`undo-burst\`,
\`zoom-struggle\`) are not told at all, with either.

\`beforeSend\` sees each event as it would leave and may edit or drop it.

## With every event

ENVELOPE

As OTLP logs the same stands in attributes: \`unstuck.id\`, \`unstuck.visit\` and so on, and the data under the name of the event
(\`unstuck.signal.target.key\`).

## Events

EVENTS
`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const page = await createPrivacyPage()
  if (!process.argv.includes('--check')) writeFileSync(FILE, page)
  else if (readFileSync(FILE, 'utf8') !== page) {
    console.error(`${FILE} is not what the events are. Run \`npm run privacy\`.`)
    process.exitCode = 1
  }
}
