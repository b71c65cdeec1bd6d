import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs').map((name) => `docs/${name}`),
  ...readdirSync('examples').map((name) => `examples/${name}/README.md`),
].filter((path) => path.endsWith('.md') && existsSync(path))

test.each(documents)('%s leads nowhere that is not there', (document) => {
  const lost = linksOf(document).filter(
    ({ path, part }) => !existsSync(path) || (part !== undefined && !headingsOf(path).includes(part)),
  )
  expect(lost).toEqual([])
})

test('the README leads to each document, and to nothing that does not come with the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] }
  const paths = new Set(linksOf('README.md').map(({ path }) => path))
  expect(documents.filter((path) => path.startsWith('docs/') && !paths.has(path))).toEqual([])
  const outside = [...paths].filter(
    (path) => path !== 'README.md' && !files.some((file) => path === file || path.startsWith(`${file}/`)),
  )
  expect(outside).toEqual([])
})

/** Those within the repository. */
function linksOf(document: string) {
  const text = readFileSync(document, 'utf8').replaceAll(/```.*?```/gs, '')
  return [...text.matchAll(/\]\((?!https?:|\/|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].map(
    ([, path, part]) => ({
      path: path ? join(dirname(document), path) : document,
      part,
    }),
  )
}

/** As a link names them: small letters, and a hyphen for each blank. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
