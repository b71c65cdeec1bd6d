import { h } from 'preact'
import { applyRules, fetchRules, resetRules } from '../restart.mjs'
import { colour } from './Json.mjs'

/** The rules, to be edited while the page runs. */
export function RulesEditor({ state: { editor, problems }, change }) {
  const edit = (text) =>
    change(({ editor }) => Object.assign(editor, { text, error: readError(text), note: undefined }))
  const apply = async () => {
    if (readError(editor.text)) return
    await applyRules(editor.text, change)
    change(({ editor }) =>
      Object.assign(editor, {
        applied: editor.text,
        note: 'Applied. unstuck was started anew with these rules.',
      }),
    )
  }
  const reset = async () => {
    const text = await resetRules(change)
    change(({ editor }) =>
      Object.assign(editor, {
        text,
        applied: text,
        error: undefined,
        note: 'Back to the rules of the playground.',
      }),
    )
  }
  const onKeyDown = (event) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) apply()
  }
  if (!editor.applied) load(change)

  const changed = editor.text !== editor.applied
  return [
    h(
      'div',
      { class: 'code' },
      h('pre', { 'aria-hidden': 'true' }, colour(editor.text), '\n'),
      h('textarea', {
        value: editor.text,
        spellCheck: false,
        autocapitalize: 'off',
        autocomplete: 'off',
        'aria-label': 'Rules as JSON',
        'aria-invalid': String(Boolean(editor.error)),
        'aria-describedby': 'editor-says',
        onInput: ({ currentTarget }) => edit(currentTarget.value),
        onKeyDown,
      }),
    ),
    h(
      'div',
      { class: 'editor-foot' },
      h(
        'div',
        { id: 'editor-says', class: 'editor-says', role: 'status' },
        editor.error
          ? h('p', { class: 'bad' }, editor.error)
          : editor.note && problems.length === 0 && h('p', { class: 'good' }, editor.note),
        problems.map((problem, at) => h('p', { key: at, class: 'bad' }, describe(problem))),
      ),
      h('button', { class: 'ghost', type: 'button', onClick: reset }, 'Reset'),
      h(
        'button',
        {
          class: 'solid',
          type: 'button',
          disabled: Boolean(editor.error) || !changed,
          title: 'Ctrl+Enter',
          onClick: apply,
        },
        'Apply',
      ),
    ),
  ]
}

let loading = false

async function load(change) {
  if (loading) return
  loading = true
  const text = await fetchRules()
  change(({ editor }) => Object.assign(editor, { text, applied: text }))
}

/** Where the JSON breaks, as line and column. */
function readError(text) {
  try {
    JSON.parse(text)
  } catch ({ message }) {
    const position = /position (\d+)/.exec(message)?.[1]
    if (position === undefined) return message
    const before = text.slice(0, Number(position)).split('\n')
    const what = message.replace(/ in JSON.*| \(line.*/, '')
    return `Line ${before.length}, column ${before.at(-1).length + 1}: ${what}.`
  }
}

/** The message names the place itself where it can. */
function describe({ message, pointer }) {
  return pointer && !message.includes(pointer) ? `${pointer}: ${message}` : message
}
