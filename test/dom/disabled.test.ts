import { describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { DISABLED_MET } from '../../src/dom/disabled.ts'
import { hand } from './hand.ts'
import { findOn } from './signals.ts'
import { show, wait, watch } from './watch.ts'

const through = 'style="pointer-events:none;width:120px;height:40px"'

describe('a press meets a disabled control', () => {
  it.each<[string, string]>([
    ['that lets the pointer through', `<div><button id=it disabled ${through}>Send</button></div>`],
    [
      'deep in what is behind it',
      `<section><p>Text</p><div><b><button id=it disabled ${through}>Send</button></b></div></section>`,
    ],
    [
      'that only says so and lets the pointer through',
      `<div><a id=it role=button aria-disabled=true ${through}>Send</a></div>`,
    ],
    ['in a disabled group', `<fieldset disabled><button id=it ${through}>Send</button></fieldset>`],
    [
      'that has an icon',
      `<button id=it disabled style="width:120px;height:40px"><svg width=20 height=20><path d="M0 0h20v20z"/></svg></button>`,
    ],
    ['that is a text field', `<input id=it disabled value="Fixed">`],
  ])('%s', async (_, html) => {
    const at = show(html)
    const watched = watch(startActs)
    await hand.press(at('#it'))
    await wait(30)
    expect(watched.of('act').map(({ target, disabled }) => [target.key, disabled])).toEqual([['it', true]])
    expect(watched.problems).toEqual([])
  })
})

describe('a press meets none', () => {
  it.each<[string, string]>([
    [
      'beside it',
      `<div id=it style="width:300px;height:40px"><button disabled ${through}>Send</button></div>`,
    ],
    [
      'on a control under it',
      `<div style="position:relative"><button id=it style="width:120px;height:40px">Works</button><button disabled style="pointer-events:none;position:absolute;left:0;width:120px;height:40px">Over</button></div>`,
    ],
    [
      'on a disabled option of nothing that is pressed',
      `<div id=it style="width:120px;height:40px"><p aria-disabled=true style="pointer-events:none;margin:0;height:40px">Grey text</p></div>`,
    ],
  ])('%s', async (_, html) => {
    const at = show(html)
    const watched = watch(startActs)
    await hand.press(at('#it'))
    await wait(30)
    expect(watched.of('act').map(({ target, disabled }) => [target.key, disabled])).toEqual([
      ['it', undefined],
    ])
  })
})

it('looks at the places of twenty disabled controls, however many there are', async () => {
  const before = `<button disabled>No</button>`.repeat(500)
  const at = show(
    `<div><div style="display:none">${before}</div><button id=it disabled ${through}>Send</button></div>`,
  )
  const asked: Element[] = []
  const original = Element.prototype.getBoundingClientRect
  const centre = original.call(at('#it'))
  Element.prototype.getBoundingClientRect = function (this: Element) {
    if (this.matches(':disabled')) asked.push(this)
    return original.call(this)
  }
  watch(startActs)
  await hand.press([centre.left + 5, centre.top + 5])
  Element.prototype.getBoundingClientRect = original
  expect(asked).toHaveLength(DISABLED_MET)
})

it('is found with real input, and is neither rage nor dead', async () => {
  const { at, words, verdict, problems } = await findOn(
    `<div><button id=it disabled ${through}>Send</button></div>`,
  )
  await hand.press(at('#it'), { times: 4 })
  await verdict()
  expect(words()).toEqual(['disabled-click 4'])
  expect(problems).toEqual([])
})

it('is not found where the press is told what is missing', async () => {
  const { at, words, verdict } = await findOn(
    `<form><button id=it type=button aria-disabled=true onclick="out.textContent = 'Enter a name first.'">Send</button><p id=out role=alert></p></form>`,
  )
  await hand.press(at('#it'))
  await wait(300)
  await hand.press(at('#it'))
  await verdict()
  expect(words()).not.toContain('disabled-click 2')
})
