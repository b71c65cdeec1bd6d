import { afterAll, expect } from 'vitest'
import { cdp } from 'vitest/browser'

interface Target {
  readonly type: string
  readonly url: string
  readonly openerId?: string
}

/** A tab that a test leaves open lies before its page, which is painted no more, nor are the files after it. */
afterAll(async () => {
  const { targetInfos } = (await cdp().send('Target.getTargets')) as { targetInfos: readonly Target[] }
  const opened = targetInfos.filter(({ type, openerId }) => type === 'page' && openerId !== undefined)
  expect(opened.map(({ url }) => url)).toEqual([])
})
