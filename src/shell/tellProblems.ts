import type { Emit } from '../facade.ts'
import type { ConfigProblem } from '../rules/problem.ts'
import type { ClientParts } from './parts.ts'

/** Tells what is wrong in a config, or in what `source` names; the sentences are loaded only where they are needed. */
export async function tellProblems(
  problems: readonly ConfigProblem[],
  { load }: ClientParts,
  emit: Emit,
  source?: string,
): Promise<void> {
  if (problems.length === 0) return
  const describe = await load.sentences().then(
    ({ describeProblem }) => describeProblem,
    () => undefined,
  )
  for (const problem of problems) {
    const { code, pointer } = problem
    const where = source === undefined ? pointer : `${pointer} in ${source}`.trim()
    const message = describe?.({ ...problem, pointer: where }) ?? `${where}: ${code}`
    emit('problem', { code, pointer, message })
  }
}
