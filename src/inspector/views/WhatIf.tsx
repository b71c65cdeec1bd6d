import { useState } from 'preact/hooks'
import type { WhatIf as Question } from '../../surface.ts'
import type { InspectorState } from '../inspectorState.ts'
import type { Change } from './change.ts'

/** Asks how the rules would stand at another time, for another user, or with nothing shown yet. Changes nothing. */
export function WhatIf({ state, change }: { readonly state: InspectorState; readonly change: Change }) {
  const { whatIf } = state
  const ask = (question: Question) => change((it) => void (it.whatIf = question))
  const { at, neverShown } = whatIf
  // What is being typed is nobody's question yet, and is not drawn over.
  const [traits, setTraits] = useState(whatIf.traits ? sayTraits(whatIf.traits) : '')
  const isAsked = Object.keys(whatIf).length > 0
  return (
    <details class="what-if" open={isAsked}>
      <summary>What if…{isAsked && <span class="chip">asked</span>}</summary>
      <label>
        it were
        <input
          type="datetime-local"
          value={at === undefined ? '' : toLocal(at)}
          onChange={({ currentTarget: { value } }) => ask(withAt(whatIf, value))}
        />
      </label>
      <label>
        the user had
        <input
          type="text"
          placeholder="plan=free, seats=5"
          value={traits}
          onInput={({ currentTarget: { value } }) => setTraits(value)}
          onChange={({ currentTarget: { value } }) => ask(withTraits(whatIf, value))}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={neverShown === true}
          onChange={({ currentTarget: { checked } }) => ask(withCaps(whatIf, checked))}
        />
        no help had been shown yet
      </label>
      {isAsked && (
        <button class="ghost" type="button" onClick={() => (setTraits(''), ask({}))}>
          Back to now
        </button>
      )}
    </details>
  )
}

function withAt({ at: _, ...rest }: Question, local: string): Question {
  const at = new Date(local).getTime()
  return Number.isFinite(at) ? { ...rest, at } : rest
}

function withTraits({ traits: _, ...rest }: Question, text: string): Question {
  const traits = Object.fromEntries(
    [...text.matchAll(/([\w.-]+)\s*=\s*([^,]*)/g)].map(([, name = '', value = '']) => [
      name,
      readValue(value.trim()),
    ]),
  )
  return Object.keys(traits).length > 0 ? { ...rest, traits } : rest
}

function withCaps({ neverShown: _, ...rest }: Question, isFresh: boolean): Question {
  return isFresh ? { ...rest, neverShown: true } : rest
}

function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function sayTraits(traits: NonNullable<Question['traits']>): string {
  return Object.entries(traits)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ')
}

/** As the input wants it: local, to the minute. */
function toLocal(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
