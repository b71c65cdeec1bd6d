import type { Colors } from './colors.ts'
import type { CheckResult, Remark } from './checkConfig.ts'
import { WATCHED } from '../rules/words/describeRule.ts'
import { wrapText } from './wrapText.ts'

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST = 100

/**
 * The result of a check as people read it. In a terminal, whose width is `columns`, texts are broken between words; in a
 * pipe each remark is one line, so that `grep` finds it.
 */
export function printCheck(
  file: string,
  { problems, suspicions, mode, rules, incidents }: CheckResult,
  colors: Colors,
  columns?: number,
): string {
  const { bold, dim, green, red, yellow } = colors
  const told = [
    ...problems.map((remark) => printRemark(file, remark, red('error'), colors, columns)),
    ...suspicions.map((remark) => printRemark(file, remark, yellow('doubt'), colors, columns)),
  ]
  const sentences = [
    ...rules.map(
      ({ id, says }) => `  ${bold(id)}\n${indent(mode === 'watch' ? withoutWatched(says) : says, columns)}\n`,
    ),
    ...incidents.map(({ id, says }) => `  ${bold(id)} ${dim('incident')}\n${indent(says, columns)}\n`),
  ]
  const sum = [
    problems.length === 0 ? green('no errors') : red(count(problems.length, 'error')),
    suspicions.length > 0
      ? yellow(count(suspicions.length, 'doubt'))
      : problems.length === 0
        ? 'no doubts'
        : 'doubts not looked for yet',
    count(rules.length, 'rule'),
    ...(incidents.length > 0 ? [count(incidents.length, 'incident')] : []),
  ].join(', ')
  const isTerminal = columns !== undefined
  const lines = [
    ...told,
    told.length > 0 && !isTerminal ? '' : undefined,
    ...sentences,
    `${bold(file)}: ${sum}.`,
  ]
  const isUnread = problems.some(({ code, pointer }) => pointer === '' || code === 'wrong-version')
  if (problems.length > 0) lines.push(dim(indent(isUnread ? UNREAD : LEFT_OUT, columns)))
  if (rules.length > 0 && mode !== 'on') lines.push(dim(indent(MODES[mode], columns)))
  return lines.filter((line) => line !== undefined).join('\n')
}

/** Of a config that only watches it is said once, below, and not with each rule. */
function withoutWatched(says: string): string {
  if (!says.startsWith(WATCHED)) return says
  const rest = says.slice(WATCHED.length)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

const MODES = {
  watch: 'The mode is "watch": it is decided and reported, and nothing is shown yet.',
  off: 'The mode is "off": nothing is decided and nothing is shown.',
}

const UNREAD = 'A page that is given this runs none of it.'

const LEFT_OUT =
  'What has an error is left out in the page, and the rest runs; doubts are looked for once there are none.'

function printRemark(
  file: string,
  { line, column, pointer, place, message }: Remark,
  kind: string,
  { bold, dim }: Colors,
  columns: number | undefined,
): string {
  if (columns !== undefined) {
    // A sentence about an error says itself where it is.
    const where = place === '' || message.includes(place) ? '' : dim(` in ${place}`)
    return `${bold(`${file}:${line}:${column}`)} ${kind}${where}\n${indent(message, columns)}\n`
  }
  return `${bold(`${file}:${line}:${column}`)} ${kind} ${message}${pointer === '' ? '' : dim(` (${pointer})`)}`
}

function indent(text: string, columns = Infinity): string {
  const lines = columns === Infinity ? [text] : wrapText(text, Math.min(columns, WIDEST) - 2)
  return lines.map((line) => `  ${line}`).join('\n')
}

function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`
}
