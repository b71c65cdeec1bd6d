import type { NamedHandover } from './resolveHandovers.ts'

/** Whether any of them could take over now; `undefined` where none of them tells. A failure of all who tell is thrown. */
export async function askAvailable(handovers: readonly NamedHandover[]): Promise<boolean | undefined> {
  const told = await Promise.allSettled(handovers.map(askOne))
  const answers = told.flatMap((one) =>
    one.status === 'fulfilled' && one.value !== undefined ? [one.value] : [],
  )
  if (answers.length > 0) return answers.includes(true)
  const failed = told.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return undefined
}

async function askOne(one: NamedHandover): Promise<boolean | undefined> {
  if (one.detect?.() === false) return false
  return one.available?.()
}
