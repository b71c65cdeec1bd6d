import '@material/web/button/filled-button.js'
import '@material/web/checkbox/checkbox.js'
import '@material/web/iconbutton/icon-button.js'
import { describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { LASTING } from '../../src/core/acts/waits.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

/** A library's ripple takes this long to go. */
const RIPPLE = 600

async function press(html: string, times = 1) {
  const at = show(html)
  await customElements.whenDefined('md-icon-button')
  await wait(100)
  const watched = watch([startActs, startAnswers])
  await hand.move(at('#it'))
  await hand.press(at('#it'), { times })
  await wait(Math.max(LASTING, RIPPLE) + 50)
  watched.settle()
  await hand.rest()
  expect(watched.problems).toEqual([])
  return {
    acts: watched.of('act').map(({ target, judge }) => [target.key, judge].join(' ')),
    answers: watched.of('answer').map(({ kind }) => kind),
  }
}

describe('a button of a component library, with ripple and focus ring', () => {
  it('has not answered by its ripple', async () => {
    const { acts, answers } = await press('<md-filled-button id=it>Save</md-filled-button>')
    expect(acts).toEqual(['button yes'])
    expect(answers).toEqual([])
  })

  it('has not answered however often it is pressed', async () => {
    expect((await press('<md-filled-button id=it>Save</md-filled-button>', 3)).answers).toEqual([])
  })

  it('has not answered as an icon either', async () => {
    expect((await press('<md-icon-button id=it aria-label=Save>×</md-icon-button>')).answers).toEqual([])
  })

  it('has answered when somebody listens', async () => {
    const html = `<md-filled-button id=it onclick="out.append('Saved')">Save</md-filled-button><p id=out></p>`
    expect((await press(html)).answers).toEqual(['dom'])
  })

  it('has answered when it is a toggle', async () => {
    expect(
      (await press('<md-icon-button id=it toggle aria-label=Like>♥</md-icon-button>')).answers,
    ).not.toEqual([])
  })

  it('has answered when it is a box', async () => {
    expect((await press('<md-checkbox id=it aria-label=Terms></md-checkbox>')).answers).toEqual(['value'])
  })
})
