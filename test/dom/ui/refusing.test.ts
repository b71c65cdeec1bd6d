import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { page as tab } from 'vitest/browser'
import { arrived, help, keys, page, rect, soon } from './support.ts'

const NEVER = 'Don’t offer help like this'
const retry = { kind: 'remedy', id: 'retry', label: 'Try again', run: async () => {} } as const

describe('help that nobody asked for', () => {
  test('can be refused for good, by a press', async () => {
    const { steps, press, handle } = help({ refusable: true })
    await press(NEVER)
    expect(steps).toEqual(['shown', 'dismissed by never'])
    expect(handle.element.isConnected).toBe(false)
  })

  test('can be refused by keyboard, which gives the focus back', async () => {
    const get = page('<input>')
    get('input').focus()
    const { steps, control } = help({ refusable: true })
    await keys('F6')
    control(NEVER).focus()
    await keys('Enter')
    expect(steps).toEqual(['shown', 'dismissed by never'])
    expect(document.activeElement).toBe(get('input'))
  })

  test('can still be refused once it has done its work, and then is no longer liked', async () => {
    const { steps, press, control } = help({ refusable: true, actions: [retry] })
    await press('Try again')
    await soon(() => expect(control('Close')).toBeDefined())
    await press(NEVER)
    expect(steps.at(-1)).toBe('dismissed by never')
  })

  test('is refused in the words of the host', () => {
    const { control } = help({ refusable: true, labels: { never: 'Keine solche Hilfe mehr' } })
    expect(control('Keine solche Hilfe mehr')).toBeDefined()
  })

  test.each([
    ['light', 1000],
    ['dark', 1000],
    ['light', 360],
  ] as const)('says so in %s, %d px wide, large enough and as axe wants it', async (mode, width) => {
    await tab.viewport(width, 700)
    const { root, panel, control } = help({ refusable: true, actions: [retry], theme: { mode } })
    await arrived(panel)
    const { height, bottom, left } = rect(control(NEVER))
    expect(height).toBeGreaterThanOrEqual(24)
    expect(bottom).toBeLessThan(rect(panel).bottom)
    expect(left).toBeGreaterThan(rect(panel).left)
    expect(rect(control('Try again')).bottom).toBeLessThanOrEqual(rect(control(NEVER)).top)
    const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})

test('help that somebody asked for cannot be refused for good', () => {
  expect(() => help().control(NEVER)).toThrow('No control')
})
