import { writeJson } from '../../core/json.ts'
import type { FindSuspicions } from '../findSuspicions.ts'

/** Variants behind one that fits everybody, or the very same users. */
export const findUnreached: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap(({ show }, i) => {
    if (typeof show === 'string') return []
    const all = show.findIndex(({ audience, hours }) => !audience && !hours)
    if (all >= 0 && all < show.length - 1)
      return [
        {
          code: 'never-offered',
          pointer: `/rules/${i}/show/${all + 1}`,
          message: `"${show[all]!.offer}" before it is for everybody, so this is never offered; put it first, or give the other an audience or hours.`,
        },
      ]
    const asks = show.map(({ audience, hours }) => writeJson([audience, hours]))
    return show.flatMap((_, j) => {
      const before = asks.indexOf(asks[j]!)
      return before === j
        ? []
        : [
            {
              code: 'never-offered',
              pointer: `/rules/${i}/show/${j}`,
              message: `"${show[before]!.offer}" before it is for the same users, so this is never offered; say for whom it is.`,
            },
          ]
    })
  })
