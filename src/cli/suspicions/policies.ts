import { pointTo } from '../../rules/problem.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { FindSuspicions } from '../findSuspicions.ts'

/** A policy that lets nothing through, or that is about rules which are not there. */
export const findOddPolicies: FindSuspicions = ({ policy = {}, rules = [] }) => {
  const groups = [...new Set(rules.flatMap(({ group }) => (group === undefined ? [] : [group])))]
  const none = policy.perVisit !== undefined && policy.perVisit < 1
  return [
    ...(none
      ? [
          {
            code: 'never-shows',
            pointer: '/policy/perVisit',
            message: `With ${policy.perVisit} offers in a visit no rule ever shows anything; to watch without showing, say "mode": "watch".`,
          },
        ]
      : []),
    ...Object.keys(policy.groups ?? {})
      .filter((group) => !groups.includes(group))
      .map((group) => ({
        code: 'unused-group',
        pointer: pointTo('/policy/groups', group),
        message: `No rule is in the group "${group}", so this limits none.${suggest(group, groups)}`,
      })),
  ]
}
