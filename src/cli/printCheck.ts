import type { Colors } from './colors.ts'
import type { CheckResult, Remark } from './checkConfig.ts'

/** The result of a check as people read it in a terminal. */
export function printCheck(
  file: string,
  { problems, suspicions, rules }: CheckResult,
  colors: Colors,
): string {
  const { bold, dim, green, red, yellow } = colors
  const told = [
    ...problems.map((remark) => printRemark(file, remark, red('error'), colors)),
    ...suspicions.map((remark) => printRemark(file, remark, yellow('doubt'), colors)),
  ]
  const sentences = rules.map(({ id, says }) => `  ${bold(id)}\n  ${says}\n`)
  const sum = [
    problems.length === 0 ? green('no errors') : red(count(problems.length, 'error')),
    suspicions.length === 0 ? 'no doubts' : yellow(count(suspicions.length, 'doubt')),
    count(rules.length, 'rule'),
  ].join(', ')
  const left =
    problems.length > 0
      ? dim(' What has an error is left out in the page, the rest runs; doubts are told once there are none.')
      : ''
  return [...told, told.length > 0 ? '' : undefined, ...sentences, `${bold(file)}: ${sum}.${left}`]
    .filter((line) => line !== undefined)
    .join('\n')
}

function printRemark(
  file: string,
  { line, column, pointer, message }: Remark,
  kind: string,
  { bold, dim }: Colors,
): string {
  return `${bold(`${file}:${line}:${column}`)} ${kind} ${message}${pointer === '' ? '' : dim(` (${pointer})`)}`
}

function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`
}
