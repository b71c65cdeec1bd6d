import type { ComponentChildren } from 'preact'
import type { Answers, Arm, Intervention } from './answers.ts'
import { sayCount, saySigned, sayShare } from './say.ts'

/** Four numbers that a support lead knows by heart. */
export function Headline({
  answers,
  days,
  isComparable,
}: {
  answers: Answers
  days: number
  isComparable: boolean
}) {
  const [total] = answers.total
  const compared = answers.interventions.filter(({ withheld }) => withheld.users > 0)
  const through = standardise(compared, ({ resolved }) => resolved)
  const asked = standardise(compared, ({ asked }) => asked)
  const gaps = answers['help-gaps']
  const worstGap = gaps[0]
  if (!total) return null
  const change = isComparable && total.usersBefore > 0 ? total.users / total.usersBefore - 1 : undefined
  return (
    <dl class="headline">
      <Figure name="Users stuck" value={sayCount(total.users)}>
        {change === undefined
          ? 'nothing to compare with yet'
          : `${saySigned(change)}% against the ${days} days before`}
      </Figure>
      <Figure name="Got through, shown help" value={through ? sayShare(through.shown) : '–'}>
        {through ? `${sayShare(through.withheld)} without it` : 'no control group yet'}
      </Figure>
      <Figure name="Opened a ticket, of 100 shown help" value={asked ? (100 * asked.shown).toFixed(1) : '–'}>
        {asked ? `${(100 * asked.withheld).toFixed(1)} without it` : 'no control group yet'}
      </Figure>
      <Figure name="Places without a rule" value={sayCount(gaps.length)}>
        {worstGap ? `worst: ${worstGap.page}, ${sayCount(worstGap.users)} users` : 'help knows of all'}
      </Figure>
    </dl>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span>{children}</span>
      </dd>
    </div>
  )
}

/**
 * The share in both arms over all rules, each rule counting as many users as it decided on. Adding up the arms would compare the users of
 * rules with small control groups against those of rules with large ones.
 */
function standardise(rules: readonly Intervention[], reached: (arm: Arm) => number) {
  const both = rules.filter(({ shown, withheld }) => shown.users > 0 && withheld.users > 0)
  const all = both.reduce((sum, { shown, withheld }) => sum + shown.users + withheld.users, 0)
  if (all === 0) return undefined
  const share = (arm: 'shown' | 'withheld') =>
    both.reduce((sum, rule) => {
      const users = rule.shown.users + rule.withheld.users
      return sum + (users / all) * (reached(rule[arm]) / rule[arm].users)
    }, 0)
  return { shown: share('shown'), withheld: share('withheld') }
}
