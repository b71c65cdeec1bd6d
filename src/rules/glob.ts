/**
 * Whether a path fits a glob: `*` stands for anything within a segment, `**` for anything across segments, and
 * `/**` at the end also for nothing (`/checkout/**` fits `/checkout`). Everything else stands for itself. Linear in
 * the length of both: no regular expression, hence nothing that could backtrack without bound.
 */
export function createGlob(glob: string): (path: string) => boolean {
  const parts = glob.split(/(\/\*\*$|\*\*|\*)/).filter((part) => part !== '')
  return (path) => fits(parts, path)
}

function fits(parts: readonly string[], path: string): boolean {
  let reachable = new Set([0])
  for (const part of parts) {
    const next = new Set<number>()
    for (const from of reachable) for (const to of ends(part, path, from)) next.add(to)
    if (next.size === 0) return false
    reachable = next
  }
  return reachable.has(path.length)
}

/** Where a part that begins at `from` may end. */
function ends(part: string, path: string, from: number): number[] {
  if (part === '*') return range(from, segmentEnd(path, from))
  if (part === '**') return range(from, path.length)
  if (part === '/**') {
    const rest = path.slice(from)
    return rest === '' || rest.startsWith('/') ? [path.length] : /^[?#]/.test(rest) ? [path.length] : []
  }
  return path.startsWith(part, from) ? [from + part.length] : []
}

function segmentEnd(path: string, from: number): number {
  const end = path.slice(from).search(/[/?#]/)
  return end < 0 ? path.length : from + end
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
