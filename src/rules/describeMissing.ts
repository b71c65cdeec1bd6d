import type { Trace } from './trace.ts'

/** What keeps a rule from firing, in words: the first part that is not as it should be, also below *not*. */
export function describeMissing(trace: Trace): string {
  const { part, isWanted } = findMissing(trace, true)
  const { condition, verdict, value, expected, why, near, parts } = part
  const seen = value === undefined || String(value) === '' ? '' : `: seen ${[value].flat().join(', ')}`
  const wanted = expected === undefined ? '' : `, wanted ${[expected].flat().join(', ')}`
  const hint = near === undefined ? '' : ` ${near}.`
  if (parts) {
    const names = parts.map(nameOf).join(', ')
    return isWanted ? `None of these holds: ${names}.` : `These hold all, and must not all: ${names}.`
  }
  if (verdict === 'unknown')
    return `Not known enough about "${condition}"${seen}${wanted}${why ? WHY[why] : ''}.${hint}`
  return isWanted
    ? `"${condition}" does not hold${seen}${wanted}.${hint}`
    : `"${condition}" holds, and must not${seen}.`
}

const WHY = {
  'no-memory': '; this browser may not remember earlier visits',
  'not-watched': '; it is switched off, or what would see it is',
  'too-early': '; it has not been watched for long enough, or something in it is in doubt',
}

/** Where several parts would each do, it is all of them that are missing. */
function findMissing(part: Trace, isWanted: boolean): { readonly part: Trace; readonly isWanted: boolean } {
  const { condition, verdict, parts } = part
  if (!parts) return { part, isWanted }
  if (condition === 'not') return findMissing(parts[0]!, !isWanted)
  const culprits = parts.filter((one) => one.verdict === verdict)
  const isEnough = (condition === 'all') === isWanted || verdict === 'unknown'
  return culprits.length > 1 && !isEnough
    ? { part: { ...part, parts: culprits }, isWanted }
    : findMissing(culprits[0]!, isWanted)
}

function nameOf({ condition, parts }: Trace): string {
  if (!parts) return `"${condition}"`
  const names = parts.map(nameOf)
  return condition === 'not' ? `not ${names[0]}` : `(${names.join(condition === 'all' ? ' and ' : ' or ')})`
}
