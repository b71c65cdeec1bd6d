import type { Choice, Filter } from './answers.ts'
import { sayCount, sayPlain, saySignal } from './say.ts'

const SPANS = [7, 28, 90]

/** What is looked at: days, page, release, signal. */
export function Filters({
  filter,
  choices,
  onChange,
}: {
  filter: Filter
  choices: readonly Choice[]
  onChange(change: Partial<Filter>): void
}) {
  const isNarrowed = filter.page !== '' || filter.release !== '' || filter.signal !== ''
  return (
    <form class="filters" aria-label="What is looked at" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend class="unseen">Days</legend>
        {(SPANS.includes(filter.days) ? SPANS : [...SPANS, filter.days]).map((days) => (
          <label key={days}>
            <input
              type="radio"
              name="days"
              checked={filter.days === days}
              onChange={() => onChange({ days })}
            />
            <span>{days} days</span>
          </label>
        ))}
      </fieldset>
      <Select of="page" all="All pages" {...{ filter, choices, onChange }} />
      <Select of="signal" all="All signals" say={saySignal} {...{ filter, choices, onChange }} />
      <Select of="release" all="All releases" {...{ filter, choices, onChange }} />
      {isNarrowed && (
        <button type="button" class="quiet" onClick={() => onChange({ page: '', release: '', signal: '' })}>
          Show all
        </button>
      )}
    </form>
  )
}

function Select({
  of,
  all,
  filter,
  choices,
  onChange,
  say = sayPlain,
}: {
  of: Choice['of']
  all: string
  filter: Filter
  choices: readonly Choice[]
  onChange(change: Partial<Filter>): void
  say?(value: string): string
}) {
  const offered = choices.filter((choice) => choice.of === of)
  const isKnown = filter[of] === '' || offered.some(({ value }) => value === filter[of])
  return (
    <label>
      <span class="unseen">{of}</span>
      <select value={filter[of]} onChange={({ currentTarget }) => onChange({ [of]: currentTarget.value })}>
        <option value="">{all}</option>
        {!isKnown && <option value={filter[of]}>{say(filter[of])}</option>}
        {offered.map(({ value, users }) => (
          <option key={value} value={value}>
            {say(value)} ({sayCount(users)})
          </option>
        ))}
      </select>
    </label>
  )
}
