import type { InternalProblem } from '../dom/guard.ts'
import type { Problem } from '../surface.ts'

/** What went wrong with us, in a sentence for those who embed the script. */
export function describeInternal(problem: InternalProblem): Problem {
  if (problem.code === 'internal') {
    const { code, part, error } = problem
    return { code, message: `Failed in ${part}: ${String(error)}`, error }
  }
  const { code, part, spent, budget } = problem
  const message = `Switched off ${part}, the dearest part: unstuck took ${Math.round(spent)} ms a second of ${budget} that it may. "cpuBudget" allows more.`
  return { code, message }
}
