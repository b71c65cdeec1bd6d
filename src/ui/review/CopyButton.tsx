import { useState } from 'preact/hooks'
import type { ReviewLabels } from './labels.ts'

interface CopyButtonProps {
  readonly message: string
  readonly words: ReviewLabels
  /** Where the browser does not let us: what is selected can be copied by hand. */
  onRefused?(): void
}

/** The last way out, for those whom nobody took over: what they wrote is not lost. */
export function CopyButton({ message, words, onRefused }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message)
      setCopied(true)
    } catch {
      onRefused?.()
    }
  }
  return (
    <button type="button" part="button" onClick={() => void copy()}>
      {isCopied ? words.reviewCopiedText : words.reviewCopy}
    </button>
  )
}
