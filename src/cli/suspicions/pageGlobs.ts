import { pointTo } from '../../rules/problem.ts'
import type { Config } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Globs that no path of a page can fit: paths begin with a slash, and hold of the query only what `keepQuery` names. */
export const findOddGlobs: FindSuspicions = (config) => {
  const names = Object.keys(config.pages?.names ?? {})
  const kept = [config.pages?.keepQuery ?? []].flat()
  return eachGlob(config).flatMap(({ glob, pointer, readsNames }) => {
    if (readsNames && (names.includes(glob) || !/[/*]/.test(glob))) return []
    return (
      doubtAddress(glob, pointer) ??
      (names.includes(glob) ? doubtName(glob, pointer, config) : undefined) ??
      doubtSlash(glob, pointer) ??
      doubtQuery(glob, pointer, kept) ??
      []
    )
  })
}

interface FoundGlob {
  readonly glob: string
  readonly pointer: string
  /** A name may stand for it: one under `pages.names`, or of a route. */
  readonly readsNames: boolean
}

function eachGlob({ pages, events = {}, rules = [], incidents = [] }: Config): FoundGlob[] {
  const list = (globs: string | readonly string[] | undefined, pointer: string, readsNames: boolean) =>
    [globs ?? []].flat().map((glob, i) => ({
      glob,
      pointer: typeof globs === 'string' ? pointer : pointTo(pointer, i),
      readsNames,
    }))
  return [
    ...Object.entries(pages?.names ?? {}).flatMap(([name, globs]) =>
      list(globs, pointTo('/pages/names', name), false),
    ),
    ...Object.entries(events).flatMap(([name, event]) =>
      'page' in event ? list(event.page, `${pointTo('/events', name)}/page`, false) : [],
    ),
    ...rules.flatMap((rule, i) =>
      eachCondition(rule, i).flatMap(({ condition, pointer }) =>
        'page' in condition ? list(condition.page, `${pointer}/page`, true) : [],
      ),
    ),
    ...incidents.flatMap(({ match: { page } }, i) => list(page, `/incidents/${i}/match/page`, true)),
  ]
}

function doubtAddress(glob: string, pointer: string): Suspicion[] | undefined {
  const [, path] = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(\/.*)?$/i.exec(glob) ?? []
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(glob)) return undefined
  return [
    {
      code: 'never-fits',
      pointer,
      message: `"${glob}" is a whole address, and pages are compared by their path: write "${path ?? '/'}".`,
    },
  ]
}

/** What an event is made of knows no names. */
function doubtName(name: string, pointer: string, { pages }: Config): Suspicion[] {
  const globs = [pages?.names?.[name] ?? []].flat()
  const meant = globs.map((glob) => `"${glob}"`).join(', ')
  return [
    {
      code: 'never-fits',
      pointer,
      message: `"${name}" is a name under "pages.names", and here only paths are read: write ${globs.length === 1 ? meant : `[${meant}]`}.`,
    },
  ]
}

function doubtSlash(glob: string, pointer: string): Suspicion[] | undefined {
  if (/^[/*]/.test(glob)) return undefined
  const message = `"${glob}" fits no page, for every path begins with a slash: write "/${glob.replace(/^#?!?\/?/, '')}".`
  return [{ code: 'never-fits', pointer, message }]
}

function doubtQuery(glob: string, pointer: string, kept: readonly string[]): Suspicion[] | undefined {
  const query = /\?([^#]*)/.exec(glob)?.[1] ?? ''
  const lost = query
    .split('&')
    .map((part) => part.replace(/=.*/, ''))
    .filter((name) => name !== '' && !name.includes('*') && !kept.includes(name))
  if (lost.length === 0) return undefined
  const names = lost.map((name) => `"${name}"`).join(', ')
  const message = `"${glob}" fits no page, for queries are dropped: name ${names} in "pages.keepQuery", or leave the query out.`
  return [{ code: 'never-fits', pointer, message }]
}
