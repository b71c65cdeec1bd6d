import { OBSERVATION_TAG, STATE_TAG } from '../core/embedded.ts'
import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import type { ConsentState, Unstuck } from '../surface.ts'
import { embedObservations, type AddCustomEvent, type Embedding, type Observed } from './embedObservations.ts'
import { createCutter } from './cutter.ts'
import { hearPresses } from './hearPresses.ts'
import { createEventMask, createInputMask, maskText, maskTyped } from './mask.ts'
import { arrived, reach } from './reach.ts'
import { createRing } from './ring.ts'
import { createTwins } from './twins.ts'
import {
  CUSTOM,
  FULL_SNAPSHOT,
  INCREMENTAL,
  type RrwebEvent,
  type RrwebOptions,
  type RrwebRecord,
} from './rrweb.ts'

/** What is recorded, how much of it is kept, and what is masked. */
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

/** In a frame that changes ten times a second these are some minutes; in most they never come. */
const TWINS_AT_MOST = 5000
/** More than comes in the seconds that rrweb takes to load. */
const EARLY_KEPT = 500
/** What the host has marked; and what is written in an editor is typed as in any field. */
const MASKED =
  '[data-unstuck-mask],[data-unstuck-mask] *,[contenteditable]:not([contenteditable=false i]),[contenteditable]:not([contenteditable=false i]) *'

/**
 * Keeps the last minute of the page in memory, for a handover that the user approves. Sends nothing. What is kept is dropped when
 * `unstuck` is told to `reset()` or `forget()`.
 */
export interface Recorder {
  /** Whether anything is recorded now. */
  readonly isRecording: boolean
  /** What the user says to being recorded. Anything but `granted` pauses, `denied` also drops what there is. */
  consent(state: ConsentState): void
  /** The last minute as rrweb events, which rrweb's player plays and `readRecording` of `unstuck/replay` reads. */
  take(): RrwebEvent[]
  /** For good; what is kept is dropped. */
  stop(): void
}

/** What leads to trouble lies within the last minute, and a minute is what somebody at a help desk will watch. */
export const KEEP: Millis = 60_000
/** A large page is 1 MB a snapshot, and three may be needed. */
export const BYTES = 4_000_000

/**
 * Records the page into a ring in memory, with what `unstuck` observes in it. Given the stub of the script tag it begins when the
 * script has come, also long after the page has loaded.
 *
 * @example
 * const recorder = createRecorder(unstuck, { consent: 'granted' })
 * sendToDesk({ session: recorder.take() })
 */
export function createRecorder(unstuck: Unstuck, given?: RecorderOptions): Recorder {
  const options = given ?? {}
  const { consent = 'pending', mask = 'all', keep = KEEP, bytes = BYTES, onProblem = () => {} } = options
  const ring = createRing({ keep, bytes })
  let allowed = false
  let stopped = typeof window === 'undefined'
  let running: Running | undefined
  let embedding: Embedding | undefined
  const early: Parameters<AddCustomEvent>[] = []
  let off: (() => void) | undefined

  async function start(): Promise<void> {
    try {
      // What is observed until rrweb is there is part of the page load, too.
      embedding ??= embed(reach(unstuck))
      const record = await loadRecord(options.record)
      const whole = await arrived(unstuck)
      await whole.ready
      if (!allowed || running || stopped) return
      // It would take that recording over, with what is masked and blocked there and not here.
      if (isRecording(record)) {
        pause()
        return onProblem(
          'Failed to record the page: this rrweb records it already; use embedObservations.',
          undefined,
        )
      }
      run(whole, record)
    } catch (error) {
      pause()
      onProblem('Failed to record the page: rrweb or unstuck could not be loaded or started.', error)
    }
  }

  function run(whole: Unstuck, record: RrwebRecord): void {
    const maskTexts = createEventMask()
    const cutter = createCutter(ring, bytes, () => guard(cut))
    const add = (event: RrwebEvent) => {
      if (!running) return
      try {
        maskTyped(event)
        if (mask === 'all') maskTexts(event)
      } catch (error) {
        // What could not be masked is not kept, and what follows could not be played without it.
        pause()
        return onProblem('Failed to mask a part of the page: it is not recorded any more.', error)
      }
      if (event.type === FULL_SNAPSHOT) twins.beginAnew()
      if (hasFrames && event.type === INCREMENTAL && twins.has(event)) return
      if (isFrame(event)) hasFrames = true
      ring.add(event)
      // A cut may begin with this snapshot: replay goes on from what the engine knows here.
      if (event.type === FULL_SNAPSHOT) {
        const before = early.splice(0)
        for (const [tag, payload] of before) put(tag, payload)
        if (!before.some(([tag]) => tag === STATE_TAG)) embedding?.cut()
      }
      cutter.note(event)
      if (event.type === FULL_SNAPSHOT && ring.newest() === 0) {
        pause()
        onProblem(`Failed to record the page: one snapshot of it takes more than ${bytes} bytes.`, undefined)
      }
    }
    const presses = hearPresses(record.mirror, add)
    off ??= whole.on('observation', (observation) => {
      if (!isSomebodyElses(observation)) return
      ring.clear()
      running?.begin()
    })
    // It would not follow from what was recorded before a pause.
    ring.clear()
    // Before rrweb starts, for its first snapshot comes at once.
    running = {
      begin() {
        embedding?.stop()
        embedding = embed(whole)
        cutter.cut()
      },
      stops: [presses.stop, cutter.stop],
    }
    const options: RrwebOptions = {
      emit(event) {
        presses.note(event)
        add(event)
      },
      blockSelector: '[data-unstuck-block]',
      maskTextSelector: mask === 'all' ? '*' : MASKED,
      maskTextFn: maskText,
      maskAllInputs: true,
      maskInputFn: createInputMask(),
      userTriggeredOnInput: true,
      slimDOMOptions: 'all',
      recordAfter: 'DOMContentLoaded',
    }
    let hasFrames = false
    let twins = createTwins()
    let stopRrweb = record(options)
    let rule = lastRule()
    running?.stops.push(() => stopRrweb?.())

    /**
     * What rrweb listens for once more with each snapshot it lets go when it is begun anew. That keeps the page of before in its
     * memory, so it is done only where much happens in frames; and not where somebody else, whom it would throw out, has put a
     * function over its own since.
     */
    function cut(): void {
      if (twins.count < TWINS_AT_MOST || lastRule() !== rule) return record.takeFullSnapshot(true)
      twins = createTwins()
      stopRrweb?.()
      stopRrweb = record(options)
      rule = lastRule()
    }
  }

  const embed = (whole: Observed) => embedObservations(whole, put, { names: mask === 'marked' })

  function put(...[tag, payload]: Parameters<AddCustomEvent>): void {
    if (ring.newest() > 0) return ring.add(customEvent(tag, payload))
    // The state that comes with the first snapshot knows what is dropped here.
    const isOld = 'observation' in payload && isSomebodyElses(payload.observation)
    if (isOld || early.length >= EARLY_KEPT) early.length = 0
    early.push([tag, payload])
  }

  function pause(): void {
    for (const stop of running?.stops ?? []) guard(stop)
    running = undefined
    embedding?.stop()
    embedding = undefined
    early.length = 0
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
      if (embedding && events.length > 0) events.push(customEvent(OBSERVATION_TAG, embedding.end()))
      return events
    },
    stop() {
      stopped = true
      allowed = false
      off?.()
      pause()
      ring.clear()
    },
  }
  recorder.consent(consent)
  return recorder
}

interface Running {
  /** Anew, with a snapshot. */
  begin(): void
  readonly stops: (() => void)[]
}

/**
 * Who uses the page now did not do what is recorded: a log-out, or everything is to be forgotten. Or the engine has begun anew, when
 * the page came back from the back/forward cache and others were seen meanwhile: the log that was embedded does not go on.
 */
function isSomebodyElses(observation: Observation): boolean {
  const { type } = observation
  return type === 'start' || (type === 'call' && observation.call === 'reset')
}

/** rrweb tells of what is in a frame once that has loaded. */
function isFrame({ type, data }: RrwebEvent): boolean {
  return type === INCREMENTAL && !!(data as { isAttachIframe?: unknown }).isAttachIframe
}

/** What rrweb puts its own over, and takes away again whoever has come since. */
function lastRule(): unknown {
  return CSSStyleSheet.prototype.insertRule
}

function customEvent(tag: string, payload: unknown): RrwebEvent {
  return { type: CUSTOM, timestamp: Date.now(), data: { tag, payload } }
}

/** rrweb tells by what it refuses. */
function isRecording(record: RrwebRecord): boolean {
  try {
    record.addCustomEvent!('unstuck?', 0)
    return true
  } catch {
    return false
  }
}

/** `takeFullSnapshot` tells rrweb's function from one that fetches it. */
async function loadRecord(given: RecorderOptions['record']): Promise<RrwebRecord> {
  if (!given) return (await import('@rrweb/record')).record as unknown as RrwebRecord
  return 'takeFullSnapshot' in given ? given : given()
}
