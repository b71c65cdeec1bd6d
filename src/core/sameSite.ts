/**
 * Whether a host belongs to the same product: the same registrable domain, guessed from its last labels. The
 * public suffix list would be a hundred times the size; where the guess is wrong it errs towards *another*
 * (a short name under a two-letter domain is taken for a suffix like `co.uk`).
 */
export function isSameSite(host: string, other: string): boolean {
  return host === other || (siteOf(host) !== undefined && siteOf(host) === siteOf(other))
}

function siteOf(host: string): string | undefined {
  if (/^[\d.]+$|:/.test(host)) return undefined
  const labels = host.split('.')
  const [second = '', top = ''] = labels.slice(-2)
  const length = top.length === 2 && second.length <= 3 ? 3 : 2
  return labels.length < length ? undefined : labels.slice(-length).join('.')
}
