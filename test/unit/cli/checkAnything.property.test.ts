import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkConfig } from '../../../src/cli/checkConfig.ts'
import { createColors } from '../../../src/cli/colors.ts'
import { printCheck } from '../../../src/cli/printCheck.ts'
import { mutatedConfig } from '../../support/session/configs.ts'

test('whatever a config holds, all that is said of it is said in sentences', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(mutatedConfig, (mutated) => {
      const text = JSON.stringify(mutated)
      if (text === undefined) return
      const checked = checkConfig(text, { now: 0 })
      for (const { message } of [...checked.problems, ...checked.suspicions])
        expect(message).toMatch(/^["A-Z0-9].*[.?]$/s)
      expect(printCheck('a.json', checked, createColors({}), 80)).not.toMatch(/undefined|\[object|NaN/)
    }),
    { numRuns: 300 },
  )
})
