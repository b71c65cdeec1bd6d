import { Worker } from 'node:worker_threads'
import type { Millis } from '../../core/time.ts'
import type { SessionLine } from './sessionLine.ts'

/** What a thread needs to know at its start. */
export interface WorkerJob {
  readonly config: unknown
  readonly other?: unknown
  readonly asReport: boolean
}

export interface ToWorker {
  readonly file: string
}

export type FromWorker =
  | { readonly type: 'idle' }
  | { readonly type: 'session'; readonly line: SessionLine; readonly view?: Uint8Array }

/** Nobody's session takes so long to judge: who made it wants to hang us. */
export const SESSION_WITHIN: Millis = 60_000

export interface PoolOptions {
  readonly files: readonly string[]
  readonly threads: number
  readonly job: WorkerJob
  readonly within: Millis
  /** Megabytes of memory that a thread may take. */
  readonly memory: number
  onSession(line: SessionLine, view?: Uint8Array): Promise<void>
  onFile(file: string): void
}

/**
 * Judges files on several threads, each of which holds one session at a time. A thread that hangs, or needs more memory than
 * it may, is ended and told of as the fault of its file; another takes its place.
 */
export async function judgeFiles(
  { files, threads, ...options }: PoolOptions,
  script: URL = new URL('./cli.worker.js', import.meta.url),
): Promise<void> {
  const waiting = [...files].reverse()
  await Promise.all(
    Array.from({ length: Math.min(threads, files.length) }, async () => {
      while (waiting.length > 0) await runThread(() => waiting.pop(), options, script)
    }),
  )
}

/** Until no file is left, or one of them has broken the thread. */
function runThread(
  next: () => string | undefined,
  { job, within, memory, onSession, onFile }: Omit<PoolOptions, 'files' | 'threads'>,
  script: URL,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    let file: string | undefined
    let hasBegun = false
    /** What is done with the sessions so far: no file is begun before that is over, or they would pile up. */
    let taken: Promise<void> = Promise.resolve()
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false

    function finish(error?: string): void {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      // A thread that cannot even begin would do so again and again.
      if (!hasBegun) file ??= next()
      if (file !== undefined && error !== undefined) {
        const session = file
        taken = taken.then(() => onSession({ session, error }))
        onFile(file)
      }
      void taken.then(() => worker.terminate()).then(() => resolve(), reject)
    }

    function watch(): void {
      clearTimeout(timer)
      const tooLong = `It took longer than ${Math.round(within / 1000)} s to judge, and was given up.`
      timer = setTimeout(() => finish(tooLong), within)
    }

    function goOn(): void {
      if (isOver) return
      file = next()
      if (file === undefined) return finish()
      worker.postMessage({ file })
      watch()
    }

    worker.on('message', (message: FromWorker) => {
      if (isOver) return
      if (message.type === 'session') {
        taken = taken.then(() => onSession(message.line, message.view))
        return watch()
      }
      hasBegun = true
      clearTimeout(timer)
      if (file !== undefined) onFile(file)
      file = undefined
      void taken.then(goOn, () => finish())
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      finish(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `It needs more than ${memory} MB of memory; --memory gives it more.`
          : `It could not be judged: ${error.message}.`,
      ),
    )
    worker.on('exit', () => finish('Its thread ended.'))
  })
}
