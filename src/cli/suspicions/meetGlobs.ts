import { createGlob } from '../../rules/glob.ts'

/** Whether some path may fit both. Certain where one has no star; else they part only where their beginnings do. */
export function meetGlobs(one: string, other: string): boolean {
  const [a, b] = [one, other].map(withoutQuery) as [string, string]
  if (!a.includes('*')) return createGlob(b)(a)
  if (!b.includes('*')) return createGlob(a)(b)
  const [begin, end] = [a, b].map((glob) => glob.replace(/\/?\*.*/, '')) as [string, string]
  return begin.startsWith(end) || end.startsWith(begin)
}

/** A glob that says nothing of the query fits with any, so one that does may meet it. */
function withoutQuery(glob: string): string {
  return glob.replace(/[?#].*/, '')
}
