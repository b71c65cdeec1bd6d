import { type FormEvent, useState } from 'react'
import { readVat } from './readVat.ts'
import { useUnstuck } from './UnstuckProvider.tsx'

/** A form of the product: it knows how to refuse, and unstuck sees that by itself. */
export function CompanyPage({ vat, setVat }: { readonly vat: string; setVat(vat: string): void }) {
  const unstuck = useUnstuck()
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>()

  const save = (event: FormEvent) => {
    event.preventDefault()
    const problem = readVat(vat)
    setAnswer({ ok: !problem, text: problem ?? 'Saved.' })
    // What a rule calls its goal is told by the product.
    if (!problem) unstuck?.track('company-saved')
  }

  return (
    <form id="company" onSubmit={save} noValidate>
      <h1>Your company</h1>
      <label>
        VAT number
        <input
          name="vat"
          value={vat}
          autoComplete="off"
          aria-invalid={answer?.ok === false}
          aria-describedby="answer"
          onChange={(event) => setVat(event.target.value)}
        />
      </label>
      <button className="main">Save</button>
      <p
        id="answer"
        role={answer?.ok === false ? 'alert' : 'status'}
        className={answer?.ok === false ? 'error' : ''}
      >
        {answer?.text}
      </p>
    </form>
  )
}
