import type { FindSuspicions } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Rules that ask for something not to have happened, where nobody looks for it: they do not know, and do not fire. */
export const findUnknowable: FindSuspicions = ({ rules = [], signals = {} }) =>
  rules.flatMap((rule, i) =>
    eachCondition(rule, i).flatMap(({ condition, pointer }) =>
      'signal' in condition && pointer.includes('/not') && signals[condition.signal] === false
        ? [
            {
              code: 'never-known',
              pointer,
              message: `"${rule.id}" asks that "${condition.signal}" did not happen, which "signals" turns off: then nobody knows, and it does not fire for that.`,
            },
          ]
        : [],
    ),
  )
