import type { FindSuspicions } from '../findSuspicions.ts'

/** More affected users than a middle-sized product has in a quarter: nobody waits that long for an answer. */
export const USERS_AT_MOST = 3000
/** Reasonable guesses for a plan: three in ten get on by themselves, and help that is worth it makes it four. */
const WITHOUT_HELP = 0.3
const GAIN = 0.1
/** (1.96 + 0.84)²: a two-sided test at 5 % that finds what is there four times in five. */
const CERTAINTY = 7.84

/** Control groups from which nothing can be learnt in time, or at all. */
export const findSmallHoldouts: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap(({ id, holdout = 0, mode }, i) => {
    if (holdout === 0 || mode === 'off') return []
    const users = usersNeeded(holdout)
    if (users <= USERS_AT_MOST) return []
    return [
      {
        code: 'small-holdout',
        pointer: `/rules/${i}/holdout`,
        message: `"${id}" keeps help from ${holdout * 100} % for comparison: it takes about ${users} affected users to see whether it lifts ${WITHOUT_HELP * 100} % to ${(WITHOUT_HELP + GAIN) * 100} %. With 0.2 it takes ${usersNeeded(0.2)}.`,
      },
    ]
  })

/** In all, for two groups of unequal size. */
function usersNeeded(holdout: number): number {
  const middle = WITHOUT_HELP + GAIN / 2
  const users = (CERTAINTY * middle * (1 - middle) * (1 / holdout + 1 / (1 - holdout))) / GAIN ** 2
  return Math.ceil(users / 100) * 100
}
