import { describe } from 'vitest'
import { runStory } from '../faults/runStory.ts'
import { stories } from '../faults/stories.ts'
import { expect, test } from '../support/e2e.ts'

/** The others, and slower ones, are those of `npm run faults`. */
describe.concurrent('every event is received or counted', () => {
  for (const story of stories.filter(({ isQuick }) => isQuick)) {
    test(`against a server with: ${story.fault}`, async ({ browser }) => {
      const account = await runStory(story, browser)
      expect(account).toMatchObject({ isBalanced: true, isInOrder: true })
      expect(account.made).toBeGreaterThan(0)
    })
  }
})
