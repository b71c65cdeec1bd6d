/**
 * Whether a path fits a glob: `*` stands for anything within a segment, `**` for anything across segments, and
 * `/**` at the end also for nothing (`/checkout/**` fits `/checkout`). Everything else stands for itself. A glob that
 * says nothing of the query or the hash fits with any. No regular expression, hence nothing that could backtrack:
 * each part looks at each place of the path once.
 */
export function createGlob(glob: string): (path: string) => boolean {
  const parts = glob.split(/(\/\*\*$|\*\*|\*)/).filter((part) => part !== '')
  const beyond = glob.includes('?') ? undefined : glob.includes('#') ? /\?[^#]*/ : /[?#].*/
  return (path) => fits(parts, beyond ? path.replace(beyond, '') : path)
}

function fits(parts: readonly string[], path: string): boolean {
  // The places up to which the parts so far may reach.
  let reached = [true]
  for (const part of parts) {
    reached = part === '*' || part === '**' ? spread(part, path, reached) : step(part, path, reached)
  }
  return reached[path.length] === true
}

/** A star ends where it began, or one further than it could end before. */
function spread(star: '*' | '**', path: string, reached: readonly boolean[]): boolean[] {
  const next: boolean[] = []
  for (let to = 0; to <= path.length; to++) {
    const goesOn = to > 0 && next[to - 1] === true && (star === '**' || !/[/?#]/.test(path[to - 1]!))
    next.push(goesOn || reached[to] === true)
  }
  return next
}

function step(part: string, path: string, reached: readonly boolean[]): boolean[] {
  const next: boolean[] = []
  reached.forEach((isReached, from) => {
    if (!isReached) return
    if (part !== '/**') {
      if (path.startsWith(part, from)) next[from + part.length] = true
    } else if (from === path.length || /[/?#]/.test(path[from]!)) next[path.length] = true
  })
  return next
}
