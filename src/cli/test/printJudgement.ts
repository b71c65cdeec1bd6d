import type { Colors } from '../colors.ts'
import type { Judgement } from './judgeRuleTest.ts'

/** One case in a line, and of one that fails what must come and what came. */
export function printJudgement({ name, wrong }: Judgement, { bold, green, red }: Colors): string {
  if (wrong.length === 0) return `  ${green('✓')} ${name}`
  const lines = wrong.flatMap(({ rule, expected, seen }) => [
    `      ${bold(rule)}`,
    `        ${green(`- ${expected}`)}`,
    `        ${red(`+ ${seen}`)}`,
  ])
  return [`  ${red('✗')} ${name}`, ...lines].join('\n')
}
