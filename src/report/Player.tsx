import { Replayer } from '@rrweb/replay'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SessionView } from '../backtest/reportData.ts'
import { sayClock } from './sayClock.ts'

interface PlayerProps {
  readonly view: SessionView
  /** A new object is a wish to be there. */
  readonly wanted: { readonly at: number } | undefined
  onTime(at: number): void
}

const SPEEDS = [1, 2, 4, 8]
/** A phone's screen is not drawn over half a page. */
const LARGEST = 1.25
/** A full snapshot, of which rrweb can draw the page. */
const SNAPSHOT = 2

/**
 * The session as rrweb plays it: in a frame without scripts, under a policy of this page that loads nothing. What a hostile
 * recording holds is text to it.
 */
export function Player({ view, wanted, onTime }: PlayerProps) {
  const stage = useRef<HTMLDivElement>(null)
  const replayer = useRef<Replayer>(undefined)
  const [isPlaying, setIsPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const [problem, setProblem] = useState<string>()
  const begin = timeOf(view.events[0]) ?? view.from
  const canPlay =
    view.events.length > 1 && view.events.some((event) => 'type' in event && event.type === SNAPSHOT)

  /** rrweb draws what was before a time, and nothing at its very beginning. */
  const offset = (at: number) => Math.max(0, at - begin) + 1

  useEffect(() => {
    const root = stage.current
    if (!root || !canPlay) return
    try {
      replayer.current = createReplayer(view, root)
      const first = findFirst(view, 'shown') ?? findFirst(view, 'signal') ?? view.from
      replayer.current.pause(offset(first))
      onTime(first)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    const stopFitting = fit(root)
    return () => {
      stopFitting()
      replayer.current?.destroy()
      replayer.current = undefined
    }
  }, [view])

  useEffect(() => {
    const one = replayer.current
    if (!one || !wanted) return
    if (isPlaying) one.play(offset(wanted.at))
    else one.pause(offset(wanted.at))
  }, [wanted])

  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const at = begin + (replayer.current?.getCurrentTime() ?? 0)
      onTime(at)
      if (at >= view.to) stop()
    }, 250)
    return () => clearInterval(timer)
  }, [isPlaying])

  function stop(): void {
    replayer.current?.pause()
    setIsPlaying(false)
  }

  function toggle(): void {
    if (isPlaying) return stop()
    replayer.current?.play(replayer.current.getCurrentTime())
    setIsPlaying(true)
  }

  if (!canPlay || problem !== undefined)
    return <p class="empty">{problem ?? 'What this session looked like was not recorded.'}</p>
  return (
    <div class="player">
      <div class="stage" ref={stage} aria-label="The recorded session" role="img" />
      <div class="controls">
        <button type="button" class="play" onClick={toggle}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <label>
          Speed{' '}
          <select
            value={speed}
            onChange={(event) => {
              const wish = Number(event.currentTarget.value)
              setSpeed(wish)
              replayer.current?.setConfig({ speed: wish })
            }}
          >
            {SPEEDS.map((one) => (
              <option value={one}>{one}×</option>
            ))}
          </select>
        </label>
        <span class="length">{sayClock(view.to - view.from)} long</span>
      </div>
    </div>
  )
}

function findFirst({ moments }: SessionView, kind: string): number | undefined {
  return moments.find((moment) => moment.kind === kind)?.at
}

type Events = ConstructorParameters<typeof Replayer>[0]

function createReplayer(view: SessionView, root: HTMLElement): Replayer {
  // What rrweb does not know it skips with a word on the console; it must not be told to whoever reads the report.
  const replayer = new Replayer(view.events as Events, {
    root,
    mouseTail: false,
    showWarning: false,
    showDebug: false,
    triggerFocus: false,
    UNSAFE_replayCanvas: false,
    useVirtualDom: false,
  })
  // The Tab key goes past all that is on the recorded page: nothing there can be used.
  replayer.iframe.tabIndex = -1
  return replayer
}

/** The recorded window is drawn as large as there is room. */
function fit(root: HTMLElement): () => void {
  const look = () => {
    const wrapper = root.querySelector<HTMLElement>('.replayer-wrapper')
    const frame = root.querySelector('iframe')
    const [width, height] = [Number(frame?.getAttribute('width')), Number(frame?.getAttribute('height'))]
    if (!wrapper || !(width > 0) || !(height > 0)) return
    const scale = Math.min(LARGEST, root.clientWidth / width)
    wrapper.style.transform = `scale(${scale})`
    root.style.height = `${Math.round(height * scale)}px`
  }
  const resized = new ResizeObserver(look)
  const changed = new MutationObserver(look)
  resized.observe(root)
  changed.observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['width', 'height'],
  })
  look()
  return () => {
    resized.disconnect()
    changed.disconnect()
  }
}

function timeOf(event: object | undefined): number | undefined {
  return event && 'timestamp' in event ? Number(event.timestamp) : undefined
}
