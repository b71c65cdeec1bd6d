import * as detectors from '../../detectors/index.ts'
import { compileConfig } from '../../rules/compile.ts'
import { describeIn } from '../checkConfig.ts'
import { readConfig } from '../readConfig.ts'

/**
 * Reads each config once. One with errors is not tried: what the page would leave out of it would be missing in the
 * judgement, and nobody would know why.
 *
 * @throws {Error} with all that is wrong in it, the first time that it is asked for.
 */
export function createConfigs(): (file: string) => Promise<unknown> {
  const isTold = new Set<string>()
  return async (file) => {
    const config: unknown = await readConfig(file)
    const { problems } = compileConfig(config, Object.values(detectors))
    if (problems.length === 0) return config
    const failed = `Failed to use the config ${file}`
    if (isTold.has(file)) throw new Error(`${failed}: it has the errors that are told above.`)
    isTold.add(file)
    const sentences = problems.map((problem) => describeIn(config, problem))
    const count = problems.length === 1 ? 'an error' : `${problems.length} errors`
    throw new Error([`${failed}, which has ${count}:`, ...sentences.map((one) => `    ${one}`)].join('\n'))
  }
}
