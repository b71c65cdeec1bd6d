import { describe, expect, test } from 'vitest'
import { backtest, readRecording, replay } from '../../../src/replay.ts'
import { film, type Film, type Part } from '../../support/recordings/film.ts'

const button: Part = ['button', { id: 'pay', type: 'button' }, 'Pay now']
const page = (...more: readonly Part[]) => film(button, ...more).wait(1000)

function found({ wait, events }: Film, config: object): string[] {
  wait(4000).moves()
  const all = { schemaVersion: 1, ...config }
  return replay(all, readRecording(events, all).log).signals.map(({ type }) => type)
}

const log = ({ events }: Film, config: object) => readRecording(events, { schemaVersion: 1, ...config }).log

describe('what a config says of the pages counts in a recording of another tool:', () => {
  test('what it ignores is not looked at', () => {
    expect(found(page().press('pay', 4), { marks: { ignore: ['#pay'] } })).toEqual([])
  })

  test('what it marks ambient answers nothing', () => {
    const story = page(['div', { id: 'clock' }, '12:00'])
      .press('pay')
      .says('clock', '12:01')
    expect(found(story, { marks: { ambient: ['#clock'] } })).toEqual(['dead-click'])
  })

  test('what it marks as an error only says no', () => {
    const story = page(['div', { id: 'note', class: 'box' }, 'All is well'])
      .press('pay')
      .says('note', 'It is not')
    expect(found(story, { marks: { error: ['.box'] } })).toContain('error-click')
  })

  test('a name of its own is the name', () => {
    const acts = log(page().press('pay'), { marks: { name: { '#pay': 'Buy' } } }).flatMap((one) =>
      one.type === 'act' ? one.target.name : [],
    )
    expect(acts).toEqual(['Buy'])
  })

  test('a selector that nobody can read takes no other away', () => {
    expect(found(page().press('pay', 4), { marks: { ignore: ['::nothing(', '#pay'] } })).toEqual([])
  })

  test('forms are called as it calls them, and refused as it says', () => {
    const story = film(
      ['div', { id: 'note', class: 'toast' }, ''],
      ['div', { class: 'card' }, ['input', { id: 'iban' }], ['button', { id: 'send' }, 'Send']],
    ).wait(900)
    const forms = { payment: { match: '.card', refused: '.toast' } }
    const acts = log(story.types('iban', 'DE1').wait(400).press('send'), { forms })
    expect(acts).toContainEqual(expect.objectContaining({ type: 'act', form: 'payment' }))
    expect(acts).toContainEqual(expect.objectContaining({ type: 'form', form: 'payment', step: 'started' }))
  })

  test('a page is what its parameters make of it', () => {
    const story = film(button)
      .wait(10)
      .loads('https://shop.example/index.php?route=checkout%2Fcart&id=4', [button])
    const pages = log(story, { pages: { keepQuery: ['route'] } }).flatMap((one) =>
      one.type === 'page' ? one.path : [],
    )
    expect(pages).toEqual(['/cart', '/index.php?route=checkout/cart'])
  })

  test('events without code are found: what is pressed, and what comes into sight', () => {
    const story = page(
      ['style', {}, '.done { display: none } .done.now { display: block }'],
      ['p', { id: 'done', class: 'done' }, 'Thanks'],
    )
    story.press('pay').wait(700).sets('done', { class: 'done now' }).wait(900).moves()
    const events = { bought: { click: '#pay' }, thanked: { element: '.done' }, never: { element: '#gone' } }
    const names = log(story, { events }).flatMap((one) => (one.type === 'event' ? one.name : []))
    expect(names).toEqual(['bought', 'thanked'])
  })

  test('elements that rules ask about are told of', () => {
    const rules = [{ id: 'a', when: { element: '#note', is: 'visible' }, show: 'help' }]
    const interventions = { help: { kind: 'card', title: 'A', body: 'B' } }
    const story = page()
      .wait(600)
      .adds('body', ['p', { id: 'note' }, 'New'])
      .wait(900)
      .moves()
    const told = log(story, { rules, interventions }).flatMap((one) => (one.type === 'element' ? one.is : []))
    expect(told).toEqual(['absent', 'visible'])
  })
})

test('a backtest reads a recording as its own config says, whatever it was read under', () => {
  const recording = readRecording(page().press('pay', 4).wait(4000).moves().events)
  const types = (config: object) =>
    new Set(backtest({ schemaVersion: 1, ...config }, recording).signals.map(({ type }) => type))
  expect(types({})).toEqual(new Set(['rage-click', 'dead-click']))
  expect(types({ marks: { ignore: ['#pay'] } })).toEqual(new Set())
})

describe('the patience that the code of the page has set', () => {
  const { events } = page().press('pay').wait(4000).moves()
  const config = { schemaVersion: 1 }
  const signals = (patience?: number) => {
    const { log, state } = readRecording(events, config, patience === undefined ? {} : { patience })
    return replay(config, log, state).signals.map(({ type }) => type)
  }

  test('stretches all times', () => {
    expect(signals()).toEqual(['dead-click'])
    expect(signals(1.5)).toEqual(['dead-click'])
    expect(signals(4)).toEqual([])
  })

  test('counts in a backtest too, which reads anew under its own config and knows of no other visits', () => {
    const when = { event: 'bought', atLeast: 2, within: 'ever' }
    const rules = [{ id: 'again', when, show: 'help' }]
    const interventions = { help: { kind: 'card', title: 'A', body: 'B' } }
    const other = { ...config, marks: { ambient: ['#news'] }, rules, interventions }
    const tested = backtest(other, readRecording(events, config, { patience: 4 }))
    expect(tested.signals).toEqual([])
    const why = expect.stringContaining('earlier visits') as string
    expect(tested.unknown).toContainEqual(expect.objectContaining({ why }))
  })
})
