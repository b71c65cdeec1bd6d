import type { Observed } from './observation.ts'

/** The key of a page: its route name, else its path with what looks like an id replaced by `:id`. */
export function pageKey({ path, route }: Pick<Observed<'page'>, 'path' | 'route'>): string {
  return route ?? pathTemplate(path)
}

/**
 * `/orders/84213/edit` and `/orders/84377/edit` are one page: a segment that looks like an identifier becomes
 * `:id`. The query and the hash are kept as they come; whoever made the path has dropped what should go.
 */
export function pathTemplate(path: string): string {
  const end = path.search(/[?#]/)
  const [place, rest] = end < 0 ? [path, ''] : [path.slice(0, end), path.slice(end)]
  return place.split('/').map(segmentTemplate).join('/') + rest
}

function segmentTemplate(segment: string): string {
  return IDENTIFIER.test(segment) || isMixed(segment) ? ':id' : segment
}

/** Numbers, UUIDs, hexadecimal of eight or more, e-mail addresses. */
const IDENTIFIER = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{8,}|.+(@|%40).+)$/i

/** A word has no four digits in it; `usr_8f3k29xk1` and `ORD-2026-1182` do. */
function isMixed(segment: string): boolean {
  return segment.length >= 6 && (segment.match(/\d/g)?.length ?? 0) >= 4
}
