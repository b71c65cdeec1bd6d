import type { FindSuspicions } from '../findSuspicions.ts'

/** Variants behind one that fits everybody. */
export const findUnreached: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap(({ show }, i) => {
    if (typeof show === 'string') return []
    const all = show.findIndex(({ audience, hours }) => !audience && !hours)
    if (all < 0 || all === show.length - 1) return []
    return [
      {
        code: 'never-offered',
        pointer: `/rules/${i}/show/${all + 1}`,
        message: `"${show[all]!.offer}" before it is for everybody, so this is never offered; put it first, or give the other an audience or hours.`,
      },
    ]
  })
