import { readFileSync, writeFileSync } from 'node:fs'

const MARKS = /(?<=<!-- parity:start -->\n)[^]*?(?=<!-- parity:end -->)/

/** Puts the table between the README's marks. */
export function writeReadme(table: string, sessions: number): void {
  const readme = readFileSync('README.md', 'utf8')
  if (!MARKS.test(readme)) {
    throw new Error(
      'Failed to write the table: README.md has no lines <!-- parity:start --> and <!-- parity:end -->.',
    )
  }
  writeFileSync(
    'README.md',
    readme.replace(MARKS, () => `${table}\n\nFrom ${sessions} sessions of the lab and the playground.\n`),
  )
}
