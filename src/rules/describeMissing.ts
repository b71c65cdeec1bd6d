import type { Trace } from './conditions/trace.ts'

/** What keeps a rule from firing, in words: the first part that is not as it should be, also below *not*. */
export function describeMissing(trace: Trace): string {
  const said = say(findMissing(trace, true))
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

interface Missing {
  readonly part: Trace
  readonly isWanted: boolean
}

function say({ part, isWanted }: Missing): string {
  const { condition, verdict, says = condition, why, near, parts } = part
  if (parts) {
    const all = parts.map((one) => say(findMissing(one, isWanted))).join('; or ')
    return isWanted
      ? `nothing of this is as it should be, and one would be enough: ${all}`
      : `all of this is so, and must not be together: ${parts.map(({ says, condition }) => says ?? condition).join('; ')}`
  }
  const hint = near === undefined ? '' : `. ${near}`
  if (verdict === 'unknown')
    // What is in doubt for no other reason says itself that it is not known.
    return why
      ? `as far as was seen, ${says}; but ${WHY[why]}${hint}`
      : `${hint && 'as far as is known, '}${says}${hint}`
  return isWanted ? says + hint : `${says}, and that must not be`
}

const WHY = {
  'no-memory': 'this browser may not remember earlier visits',
  'not-watched': 'nobody looks for it now: it is switched off, what would see it is, or it is not recorded',
  'too-early': 'it has not been watched for that long, or something in that time is in doubt',
}

/** Where several parts would each do, it is all of them that are missing. */
function findMissing(part: Trace, isWanted: boolean): Missing {
  const { condition, verdict, parts } = part
  if (!parts) return { part, isWanted }
  if (condition === 'not') return findMissing(parts[0]!, !isWanted)
  const culprits = parts.filter((one) => one.verdict === verdict)
  const isEnough = (condition === 'all') === isWanted || verdict === 'unknown'
  return culprits.length > 1 && !isEnough
    ? { part: { ...part, parts: culprits }, isWanted }
    : findMissing(culprits[0]!, isWanted)
}
