import type { Io } from '../io.ts'
import type { AuditRecord } from './readDecision.ts'

const COLUMNS = [
  'time',
  'rule',
  'intervention',
  'verdict',
  'state',
  'reasons',
  'says',
  'mode',
  'signal',
  'offer',
  'visit',
  'user',
  'release',
  'config',
  'version',
  'id',
  'source',
] as const satisfies readonly (keyof AuditRecord)[]

/** Writes records as they come: a line of JSON each, or rows of CSV (RFC 4180) below a line of names. */
export function createRecordWriter(out: Io['out'], csv: boolean): (record: AuditRecord) => void {
  if (!csv) return (record) => void out.write(`${JSON.stringify(record)}\n`)
  out.write(`${COLUMNS.join(',')}\r\n`)
  return (record) => void out.write(`${COLUMNS.map((name) => writeCell(record[name])).join(',')}\r\n`)
}

/**
 * What a spreadsheet would take for a formula, in wide signs too, is told to be none; what would turn the line round, or steer a terminal, is
 * marked.
 */
function writeCell(value: string | readonly string[] | undefined): string {
  const told = typeof value === 'object' ? value.join(' ') : String(value ?? '')
  const text = told.replace(/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
