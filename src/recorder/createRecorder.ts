import { OBSERVATION_TAG } from '../core/embedded.ts'
import type { Millis } from '../core/time.ts'
import type { ConsentState, Unstuck } from '../surface.ts'
import { embedObservations, type Embedding } from './embedObservations.ts'
import { createInputMask, maskEvent, maskText } from './mask.ts'
import { createRing } from './ring.ts'
import { CUSTOM, FULL_SNAPSHOT, type RrwebEvent, type RrwebRecord } from './rrweb.ts'

export interface RecorderOptions {
  /** Whether the user may be recorded. Default: `pending`, which records nothing; `denied` drops what there is. */
  readonly consent?: ConsentState
  /** `all` texts are stars, or those that are `marked` by `data-unstuck-mask`; what is typed always is. Default: `all`. */
  readonly mask?: 'all' | 'marked'
  /** So much time is kept, in milliseconds. Default: {@link KEEP}. */
  readonly keep?: Millis
  /** At most so many bytes are kept, as JSON. Default: {@link BYTES}. */
  readonly bytes?: number
  /** `record` of rrweb, for whoever has it already. Default: `@rrweb/record`, loaded when it is needed. */
  readonly record?: RrwebRecord | (() => Promise<RrwebRecord>)
  /** Recording failed; the page goes on without it. */
  readonly onProblem?: (message: string, error: unknown) => void
}

/** Keeps the last minute of the page in memory, for a handover that the user approves. Sends nothing. */
export interface Recorder {
  /** Whether anything is recorded now. */
  readonly isRecording: boolean
  /** What the user says to being recorded. Anything but `granted` pauses, `denied` also drops what there is. */
  consent(state: ConsentState): void
  /** The last minute as rrweb events, which rrweb's player plays and `readRecording` of `unstuck/replay` reads. */
  take(): RrwebEvent[]
  stop(): void
}

/** What leads to trouble lies within the last minute, and a minute is what somebody at a help desk will watch. */
export const KEEP: Millis = 60_000
/** A large page is 1 MB a snapshot, and three may be needed. */
export const BYTES = 4_000_000
/** Whoever cuts gets at most so much more than asked for; each one costs a snapshot of the page. */
export const CUT_EVERY: Millis = 30_000

/**
 * Records the page into a ring in memory, with what `unstuck` observes in it.
 *
 * @example
 * const recorder = createRecorder(unstuck, { consent: 'granted' })
 * sendToDesk({ session: recorder.take() })
 */
export function createRecorder(unstuck: Unstuck, options: RecorderOptions = {}): Recorder {
  const { consent = 'pending', mask = 'all', keep = KEEP, bytes = BYTES, onProblem = () => {} } = options
  const ring = createRing({ keep, bytes })
  let allowed = false
  let stopped = typeof window === 'undefined'
  let running: { embedding: Embedding; stop(): void } | undefined

  function add(event: RrwebEvent): void {
    if (!running) return
    if (mask === 'all') guard(() => maskEvent(event))
    ring.add(event)
    // A cut may begin with this snapshot: replay goes on from what the engine knows here.
    if (event.type === FULL_SNAPSHOT) running.embedding.cut()
  }

  const put = (tag: string, payload: unknown) => ring.add(customEvent(tag, payload))

  async function start(): Promise<void> {
    try {
      const record = await loadRecord(options.record)
      await unstuck.ready
      if (!allowed || running || stopped) return
      // Before rrweb starts, for its first snapshot comes at once.
      running = { embedding: embedObservations(unstuck, put), stop: () => {} }
      const stop = record({
        emit: add,
        checkoutEveryNms: CUT_EVERY,
        blockSelector: '[data-unstuck-block]',
        maskTextSelector: mask === 'all' ? '*' : '[data-unstuck-mask],[data-unstuck-mask] *',
        maskTextFn: maskText,
        maskAllInputs: true,
        maskInputFn: createInputMask(),
        userTriggeredOnInput: true,
        slimDOMOptions: 'all',
      })
      if (stop) running.stop = stop
    } catch (error) {
      pause()
      onProblem('Failed to record the page: rrweb could not be loaded or started.', error)
    }
  }

  function pause(): void {
    guard(() => running?.stop())
    running?.embedding.stop()
    running = undefined
  }

  function guard(run: () => void): void {
    try {
      run()
    } catch (error) {
      onProblem('Failed to record a part of the page.', error)
    }
  }

  const recorder: Recorder = {
    get isRecording() {
      return !!running
    },
    consent(state) {
      allowed = state === 'granted' && !stopped
      if (state === 'denied') ring.clear()
      if (allowed) void start()
      else pause()
    },
    take() {
      const events = ring.list()
      if (running) events.push(customEvent(OBSERVATION_TAG, running.embedding.end()))
      return events
    },
    stop() {
      stopped = true
      allowed = false
      pause()
      ring.clear()
    },
  }
  recorder.consent(consent)
  return recorder
}

function customEvent(tag: string, payload: unknown): RrwebEvent {
  return { type: CUSTOM, timestamp: Date.now(), data: { tag, payload } }
}

/** `takeFullSnapshot` tells rrweb's function from one that fetches it. */
async function loadRecord(given: RecorderOptions['record']): Promise<RrwebRecord> {
  if (!given) return (await import('@rrweb/record')).record as unknown as RrwebRecord
  return 'takeFullSnapshot' in given ? given : given()
}
