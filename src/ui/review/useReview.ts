import { useEffect, useRef, useState } from 'preact/hooks'
import type { HandoverDraft } from '../../handover/draft.ts'
import type { Frame } from '../frame.ts'
import type { PageProps } from '../pages.ts'
import { HANDOVER } from '../view.ts'
import type { ReviewLabels } from './labels.ts'
import { type EndPhase, type ReviewPhase, settleReview, type Written } from './review.ts'
import { sayEnd } from './ReviewEnd.tsx'
import { sayTrouble } from './sayTrouble.ts'
import { startPassing } from './startPassing.ts'

export interface ReviewProps extends PageProps {
  readonly draft: HandoverDraft
  readonly words: ReviewLabels
  readonly written: Written
  readonly frame: Frame | undefined
}

/** Nielsen's limit of attention: whoever has looked at a spinner that long takes it for stuck. */
const SLOW_MS = 10_000

/**
 * What the user has written and kept so far, and how passing it on stands. All of it is kept in `written`, for whoever leaves
 * the review and comes back.
 */
export function useReview({ draft, words, written, frame, onUse, onDone }: ReviewProps) {
  const [phase, setPhase] = useState<ReviewPhase>(() => whereItStands(written))
  const [text, setText] = useState(written.text)
  const [dropped, setDropped] = useState<ReadonlySet<string>>(written.dropped ?? new Set())
  const [hasRecording, setRecording] = useState(!written.withoutRecording)
  const [end, setEnd] = useState(written.end)
  const [isSlow, setSlow] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isGone = useRef(false)

  useEffect(() => {
    written.isRead = true
    void follow()
    return () => {
      isGone.current = true
      written.isRead = written.isEntered = false
    }
  }, [])
  useEffect(() => {
    setSlow(false)
    if (phase === 'empty') field.current?.focus()
    if (phase !== 'passing') return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [phase])

  /** Shows what becomes of what is under way, also to whoever has left the review and come back. */
  const follow = async () => {
    const found = await written.passing
    if (!found || isGone.current) return
    const settled = settleReview(found)
    const wasInside = (form.current?.getRootNode() as ShadowRoot | undefined)?.activeElement
    setEnd(found)
    setPhase(settled)
    if (settled === 'over') onDone(HANDOVER)
    // The button that had it is gone with the form; the dialog reads out what has come for it.
    else if (found.ok && wasInside) frame?.enter()
  }

  return {
    phase,
    text,
    dropped,
    hasRecording,
    end,
    isSlow,
    form,
    field,
    write(said: string) {
      setText((written.text = said))
      if (phase === 'empty') setPhase('editing')
    },
    toggleLine(line: string) {
      const next = new Set(dropped)
      if (!next.delete(line)) next.add(line)
      setDropped((written.dropped = next))
    },
    toggleRecording: () => setRecording(!(written.withoutRecording = hasRecording)),
    pass(elsewhere: boolean) {
      if (phase === 'passing') return
      setPhase('passing')
      Object.assign(written, { dropped, withoutRecording: !hasRecording })
      startPassing({
        draft,
        written,
        elsewhere,
        frame,
        onTaken: () => onUse(HANDOVER),
        isAway: () => !written.isRead,
        onAway(settled, found) {
          if (settled === 'over') return onDone(HANDOVER)
          const said = found.ok ? sayEnd(settled as EndPhase, found, words) : sayTrouble(settled, words)
          if (said === undefined) return
          frame?.update({ note: { tone: found.ok ? 'done' : 'failed', text: said } })
          frame?.say(said)
        },
      })
      void follow()
    },
  }
}

function whereItStands({ passing, end }: Written): ReviewPhase {
  if (passing) return 'passing'
  return end ? settleReview(end) : 'editing'
}
