import { writeSql } from './writeSql.mjs'

/**
 * The rows that answer a question.
 *
 * @param {{ ask(sql: string, values: { readonly [name: string]: unknown }): Promise<readonly any[]> }} store
 * @param {{ readonly name: string, readonly sql: string, read?(rows: readonly any[]): readonly any[] }} question
 * @param {{ readonly [name: string]: any }} filter of `readFilter`
 * @returns {Promise<readonly any[]>}
 */
export async function answerQuestion(store, { sql: source, read }, filter) {
  const { sql, needs } = writeSql(source)
  const rows = await store.ask(sql, Object.fromEntries(needs.map((name) => [name, filter[name]])))
  return read ? read(rows) : rows
}
