import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readLines } from '../sessions/readLines.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { createSessionJudge } from './judgeSession.ts'
import type { FromWorker, ToWorker, WorkerJob } from './pool.ts'

/** A thread of `unstuck backtest`: judges the sessions of one file after the other and holds one session at a time. */
const job = workerData as WorkerJob
const judge = createSessionJudge(job.config, job.other)
const tell = (message: FromWorker) => parentPort?.postMessage(message)

parentPort?.on('message', ({ file }: ToWorker) => void read(file))
tell({ type: 'idle' })

async function read(file: string): Promise<void> {
  for await (const found of readSessions(file, readLines(createReadStream(file)))) {
    tell({ type: 'session', line: judge(found).line })
  }
  tell({ type: 'idle' })
}
