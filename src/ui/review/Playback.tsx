import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReviewLabels } from './labels.ts'
import type { Playing } from './playRecording.ts'

interface PlaybackProps {
  readonly recording: readonly unknown[]
  readonly words: ReviewLabels
}

/** How often the slider follows, in milliseconds. */
const TICK = 200

/** The recording that would go along, for the user to see what is in it. rrweb's player is fetched when they ask. */
export function Playback({ recording, words }: PlaybackProps) {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Stage {...{ recording, words }} />
  ) : (
    <button type="button" class="small watch" part="button" onClick={() => setOpen(true)}>
      {words.reviewWatch}
    </button>
  )
}

function Stage({ recording, words }: PlaybackProps) {
  const stage = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [playing, setPlaying] = useState<Playing>()
  const [isRunning, setRunning] = useState(false)
  const [at, setAt] = useState(0)
  const [isBroken, setBroken] = useState(false)

  useEffect(() => {
    let found: Playing | undefined
    let isGone = false
    // What was pressed is gone: the focus goes on to what has come for it.
    button.current?.focus({ preventScroll: true })
    const start = async () => {
      const { playRecording } = await import('./playRecording.ts')
      if (isGone || !stage.current) return
      found = playRecording(stage.current, recording, () => setRunning(false))
      setPlaying(found)
      stage.current.parentElement?.scrollIntoView({ block: 'nearest' })
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
      found.play()
      setRunning(true)
    }
    start().catch(() => setBroken(true))
    return () => {
      isGone = true
      found?.stop()
    }
  }, [])

  useEffect(() => {
    if (!playing || !isRunning) return
    const timer = setInterval(() => setAt(playing.at), TICK)
    return () => clearInterval(timer)
  }, [playing, isRunning])

  const toggle = () => {
    if (!playing) return
    if (isRunning) playing.pause()
    else playing.play()
    setRunning(!isRunning)
  }
  const seek = (wanted: number) => {
    playing?.seek(wanted)
    setRunning(false)
    setAt(wanted)
  }

  if (isBroken) return <p class="small">{words.reviewCannotPlay}</p>
  const length = playing?.length ?? 0
  return (
    <div class="playback" part="playback">
      {/* Seen, and no more: whoever hears the page has the lines above. No recorder records a recording. */}
      <div class="stage rr-block" data-unstuck-block inert ref={stage} />
      <div class="controls">
        <button ref={button} type="button" class="small" part="button" aria-busy={!playing} onClick={toggle}>
          {isRunning ? words.reviewPause : words.reviewPlay}
        </button>
        <input
          type="range"
          min={0}
          max={length}
          step={1000}
          value={at}
          aria-label={words.reviewPosition}
          aria-valuetext={`${sayTime(at)} / ${sayTime(length)}`}
          onInput={({ currentTarget }) => seek(Number(currentTarget.value))}
        />
        <span class="time">{sayTime(length)}</span>
      </div>
    </div>
  )
}

function sayTime(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
