import { isHeldOut } from '../experiment.ts'
import { startFollowing } from '../outcomes/startFollowing.ts'
import { accountOf, noteTold } from '../policy/budget.ts'
import { compete } from './chooseCandidate.ts'
import { findHindrance, findVariant } from './hindrances.ts'
import { aboutOf, isSilent, tell, type Sitting } from './sitting.ts'

/**
 * Silent help is told to the team alone: it waits for no good moment and takes no place on the screen. It waits only
 * until it is known how often the team has been told, or each page load would tell it anew.
 */
export function tellTeam(sitting: Sitting): void {
  const { compiled, state, context, effects, ruleOf } = sitting
  if (state.budget.memory === 'unread') return
  for (const candidate of state.telling.splice(0)) {
    const rule = ruleOf.get(candidate.rule)
    if (rule?.version !== candidate.version) continue
    const { mode, offer } = candidate
    const shut = findHindrance(sitting, rule, mode)
    if (shut) {
      tell(sitting, candidate, 'suppress', [shut])
      continue
    }
    const intervention = (candidate.intervention = findVariant(sitting, rule)!.offer)
    if (!isSilent(compiled, intervention)) {
      compete(sitting, [{ ...candidate, question: 'moment', askAt: context.now }])
      continue
    }
    noteTold(state.budget, accountOf(rule, mode), context.now)
    const isWithheld = isHeldOut(state.facts.user.id, rule.id, rule.holdout, compiled.policy.holdoutSalt)
    const decision = isWithheld
      ? tell(sitting, candidate, 'withhold', ['control-group'])
      : tell(
          sitting,
          candidate,
          'show',
          mode === 'on' ? ['conditions-hold', 'silent'] : ['conditions-hold', 'silent', 'mode-watch'],
        )
    startFollowing(sitting, rule, decision)
    if (isWithheld || mode !== 'on') continue
    effects.push({
      type: 'tell',
      offer: { id: offer, intervention, rule: rule.id, ...aboutOf(state, candidate.signal) },
    })
  }
}
