import { afterAll, beforeAll, describe } from 'vitest'
import { startPlayground } from '../../examples/playground/server/startPlayground.mjs'
import { runStory } from '../../examples/playground/stories/runStory.mjs'
import { stories } from '../../examples/playground/stories/stories.mjs'
import { expect, test } from '../support/e2e.ts'

let playground: Awaited<ReturnType<typeof startPlayground>>
beforeAll(async () => void (playground = await startPlayground()))
afterAll(() => playground.close())

// Together, since people spend most of a story waiting.
describe.concurrent('the stories of the playground', () => {
  for (const story of stories) {
    const ends = story.help ? 'helped in the right place' : 'left alone'
    test(`${story.title}: ${ends}`, { timeout: 60_000 }, async ({ browser }) => {
      const { faults } = await runStory(story, { browser, playground })
      expect(faults).toEqual([])
    })
  }
})
