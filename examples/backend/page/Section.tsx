import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { Download } from './Download.ts'

/** A question, its answer in a sentence, and what that rests on. */
export function Section({
  id,
  title,
  answer,
  table,
  children,
}: {
  id: string
  title: string
  answer: ComponentChildren
  /** The name of the question whose rows can be downloaded. */
  table?: string
  children?: ComponentChildren
}) {
  const download = useContext(Download)
  return (
    <section aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p class="answer">{answer}</p>
        {table && children && (
          <button type="button" class="quiet" onClick={() => void download(table)}>
            CSV <span class="unseen">of “{title}”</span>
          </button>
        )}
      </header>
      {children && <div class="body">{children}</div>}
    </section>
  )
}
