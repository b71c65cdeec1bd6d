import { afterEach, beforeEach, expect, test } from 'vitest'
import { arrived, help, page, rect } from './support.ts'

// A browser without popovers, such as Safari 16 or Firefox 124.
const { prototype } = HTMLElement
const names = ['popover', 'showPopover'] as const
const descriptors = names.map((name) => Object.getOwnPropertyDescriptor(prototype, name)!)
beforeEach(() => names.forEach((name) => Reflect.deleteProperty(prototype, name)))
afterEach(() => names.forEach((name, i) => Object.defineProperty(prototype, name, descriptors[i]!)))

test('without popovers, a card is above everything that is not in the top layer', async () => {
  page('<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>')
  const { panel, handle } = help()
  await arrived(panel)
  const { left, top } = rect(panel)
  expect(panel.hasAttribute('popover')).toBe(false)
  expect(document.elementFromPoint(left + 20, top + 20)).toBe(handle.element)
})

test('without popovers, a tip stands beside its anchor in a dialog that is centred by a transform', async () => {
  const get = page(
    '<div role="dialog" style="position:fixed;left:50%;top:50%;transform:translate(-50%,-50%);width:400px;height:300px"><button>a</button></div>',
  )
  const { panel } = help({ kind: 'tip', anchor: () => get('button'), container: get('[role=dialog]') })
  await arrived(panel)
  expect(panel.dataset.side).toBe('bottom')
  expect(rect(panel).top - rect(get('button')).bottom).toBeCloseTo(10, 0)
})
