import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import { readLines } from '../sessions/readLines.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { createSessionJudge } from './judgeSession.ts'
import type { FromWorker, ToWorker, WorkerJob } from './pool.ts'

/** A thread of `unstuck backtest`: judges the sessions of one file after the other and holds one session at a time. */
const { config, other, asReport } = workerData as WorkerJob
const judge = createSessionJudge(config, other)
const options = { settings: readPageSettings(config), withEvents: asReport }
const tell = (message: FromWorker) => parentPort?.postMessage(message)

parentPort?.on('message', ({ file }: ToWorker) => void read(file))
tell({ type: 'idle' })

async function read(file: string): Promise<void> {
  for await (const found of readSessions(file, readLines(createReadStream(file)), options)) {
    const { line, view } = judge(found)
    tell({ type: 'session', line, ...(asReport && view && { view: gzipSync(JSON.stringify(view())) }) })
  }
  tell({ type: 'idle' })
}
