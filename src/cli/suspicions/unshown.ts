import { pointTo } from '../../rules/problem.ts'
import type { FindSuspicions } from '../findSuspicions.ts'

/** Interventions that no rule offers. */
export const findUnshown: FindSuspicions = ({ interventions = {}, rules = [] }) => {
  const offered = new Set(
    rules.flatMap(({ show }) => (typeof show === 'string' ? [show] : show.map(({ offer }) => offer))),
  )
  return Object.keys(interventions)
    .filter((id) => !offered.has(id))
    .map((id) => ({
      code: 'never-shown',
      pointer: pointTo('/interventions', id),
      message: `No rule offers "${id}": it is seen only if the page calls help("${id}").`,
    }))
}
