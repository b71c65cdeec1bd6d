import { expect, test } from 'vitest'
import { computeDigests } from '../../support/session/digests.ts'

/**
 * Pinned in Node, computed again in a browser. When a threshold or a decision is changed on purpose, write them
 * anew with `vitest run --project unit -u test/unit/replay`.
 */
test('random sessions come to what they came to before', async () => {
  const text = `${JSON.stringify(computeDigests(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../support/session/digests.json')
}, 30_000)
