import { readFile } from 'node:fs/promises'
import { transform } from 'sucrase'

interface Loaded {
  readonly format: string
  readonly source: string
  readonly shortCircuit: true
}

/** A hook of Node's module loader (https://nodejs.org/api/module.html#loadurl-context-nextload) that takes types out. */
export async function load(
  url: string,
  context: object,
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded> {
  if (!/\.m?ts$/.test(new URL(url).pathname)) return next(url, context)
  const text = await readFile(new URL(url), 'utf8')
  const { code } = transform(text, { transforms: ['typescript'], disableESTransforms: true })
  return { format: 'module', source: code, shortCircuit: true }
}
