import { createHash } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import type { ReportData, ReportRow } from '../../backtest/reportData.ts'
import { atExit } from '../atExit.ts'
import { sayFailure } from '../sayFailure.ts'
import type { SessionLine } from '../backtest/sessionLine.ts'
import { createChoice } from './chooseSessions.ts'

/** Rows of the list; the rest is counted. */
const ROWS_LISTED = 2000

export interface ReportWriter {
  add(line: SessionLine, view?: Uint8Array): Promise<void>
  /** With everything but the rows. @returns how many sessions can be played. */
  finish(data: Omit<ReportData, 'rows' | 'without'>): Promise<number>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/**
 * Writes a page that holds all that it shows: sessions as they come, the sums at the end. It works without a network, and its policy
 * runs no script but its own. Whatever stands in a recording is packed, or escaped, and never markup.
 */
export async function createReportWriter(file: string): Promise<ReportWriter> {
  const isFolder = await stat(file).then(
    (kind) => kind.isDirectory(),
    () => false,
  )
  if (isFolder) throw new Error(`Failed to write ${file}: it is a folder.`)
  const unfinished = `${file}.part`
  const out = createWriteStream(unfinished)
  const fail = (error: unknown): never => {
    throw new Error(`Failed to write ${file}: ${sayFailure(error, 'write')}.`, { cause: error })
  }
  await once(out, 'open').catch(fail)
  const forget = atExit(() => rmSync(unfinished, { force: true }))
  const script = await readFile(new URL('./report.js', import.meta.url), 'utf8')
  // Between two writes nobody listens, and what nobody listens to ends the process.
  out.on('error', () => {})
  const put = async (text: string) => {
    if (out.errored) fail(out.errored)
    if (!out.write(text)) await once(out, 'drain').catch(fail)
  }
  const rows: ReportRow[] = []
  const choice = createChoice()
  let [without, embedded] = [0, 0]
  await put(openPage(script))

  return {
    async add(line, view) {
      if ('error' in line) return
      const { session, mode, length, peak, offers } = line
      const block = view && choice.take(line, base64Length(view)) ? `s${embedded++}` : undefined
      if (view && block !== undefined) {
        const packed = Buffer.from(view).toString('base64')
        await put(`<script type="text/plain" id="${block}">${packed}</script>\n`)
      }
      if (rows.length >= ROWS_LISTED) without++
      else
        rows.push({
          session,
          mode,
          length,
          peak,
          offers: offers.map(({ rule, end, into }) => ({ rule, end, into })),
          ...(block !== undefined && { block }),
        })
    },
    async finish(data) {
      const sorted = rows.sort(
        (a, b) =>
          Number(b.offers.length > 0) - Number(a.offers.length > 0) ||
          Number(b.block !== undefined) - Number(a.block !== undefined) ||
          (a.session < b.session ? -1 : 1),
      )
      const report: ReportData = { ...data, rows: sorted, without }
      await put(`<script type="application/json" id="report">${escapeJson(report)}</script>\n`)
      await put(`<script>${script}</script>\n</body></html>\n`)
      out.end()
      await once(out, 'close').catch(fail)
      if (out.errored) fail(out.errored)
      await rm(file, { force: true })
      await rename(unfinished, file)
      forget()
      return embedded
    },
    async abandon() {
      out.destroy()
      await rm(unfinished, { force: true })
      forget()
    },
  }
}

function base64Length({ length }: Uint8Array): number {
  return Math.ceil(length / 3) * 4
}

function openPage(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64')
  // Recorded pages are drawn with the styles that they had; whatever else they would load is refused.
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backtest</title></head>
<body><div id="app"><p>This report needs JavaScript, which is part of this file.</p></div>
`
}

/** No text can end the block that it stands in. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
