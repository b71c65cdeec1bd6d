import { describe, expect, test } from 'vitest'
import { readRecording, replay } from '../../../src/replay.ts'
import { film, type Film, type Part } from '../../support/recordings/film.ts'

const steps = ({ events }: Film) =>
  readRecording(events).log.flatMap((one) => {
    if (one.type === 'reply' && one.answer.question === 'form') {
      const { refused, said } = one.answer
      return refused || said ? 'the next page says no' : 'the next page says nothing'
    }
    return one.type === 'form' ? [one.step, one.by].filter(Boolean).join(' by ') : []
  })

const found = ({ events }: Film) => [
  ...new Set(replay(undefined, readRecording(events).log).signals.map(({ type }) => type)),
]

const form = (...more: readonly Part[]): Part => [
  'form',
  { id: 'form', action: '/join' },
  [
    'div',
    { id: 'row', class: 'field' },
    ['label', { for: 'mail' }, 'E-mail'],
    ['input', { id: 'mail', name: 'mail' }],
  ],
  ...more,
  ['button', { id: 'send' }, 'Join'],
]
const button: Part = ['button', { id: 'send' }, 'Join']
const chad: Part = ['option', {}, 'Chad']
const land = (...options: readonly Part[]): Part => ['select', { name: 'land', required: '' }, ...options]
/** Somebody fills the form in. */
const filled = (...more: readonly Part[]) =>
  film(form(...more))
    .wait(900)
    .types('mail', 'kim')
    .wait(400)

describe('a form in a recording of rrweb alone', () => {
  test.each<[string, Film, string[]]>([
    [
      'is refused where words come to stand at its field',
      filled()
        .press('send')
        .adds('row', ['em', { id: 'why' }, '*** ** *******'])
        .wait(3000),
      ['started', 'submitted', 'refused by alert'],
    ],
    [
      'is refused where the frame of a field is called wrong',
      filled().press('send').sets('row', { class: 'field has-error' }).wait(3000),
      ['started', 'submitted', 'refused by marked'],
    ],
    [
      'is refused where a field is marked invalid',
      filled().press('send').sets('mail', { 'aria-invalid': 'true' }).wait(3000),
      ['started', 'submitted', 'refused by aria-invalid'],
    ],
    [
      'is refused by the browser where what is required is empty',
      filled(['input', { id: 'name', name: 'name', required: '' }])
        .press('send')
        .wait(3000),
      ['started', 'refused by invalid'],
    ],
    [
      'is refused by the browser where nothing is chosen',
      filled(land(['option', { value: '' }, '–'], chad))
        .press('send')
        .wait(3000),
      ['started', 'refused by invalid'],
    ],
    [
      'is not where the first choice is one, or another was made before',
      film(form(land(chad), land(['option', { value: '' }, '–'], ['option', { selected: '' }, 'Chad'])))
        .wait(900)
        .press('send')
        .wait(3000),
      ['submitted'],
    ],
    [
      'is refused once where a field is called wrong as it is left for the button, and the form says so then',
      filled()
        .begins('send')
        .sets('row', { class: 'field has-error' })
        .wait(150)
        .ends('send')
        .adds('row', ['em', {}, '*** ** *******'])
        .wait(3000),
      ['started', 'submitted', 'refused by marked'],
    ],
    [
      'is refused where a button works as it is pressed, and has no click',
      film([
        'form',
        { id: 'form' },
        ['input', { id: 'mail' }],
        ['span', { id: 'why', class: 'error' }],
        button,
      ])
        .wait(900)
        .holds('send')
        .adds('why', 'It is wrong')
        .wait(3000),
      ['refused by alert'],
    ],
    [
      'is refused though the end of a press is told of nowhere',
      filled().press('send').wait(300).begins('mail').wait(1200).sets('mail', { 'aria-invalid': 'true' }),
      ['started', 'submitted', 'refused by aria-invalid'],
    ],
    [
      'is not, where the form wants no checks',
      film(['form', { novalidate: '' }, ['input', { required: '' }], ['button', { id: 'send' }, 'Send']])
        .wait(900)
        .press('send')
        .wait(3000),
      ['submitted'],
    ],
    [
      'is refused by a toast that lies over the page, however it is styled',
      film(['style', {}, '.toast-error { position: fixed; top: 0 }'], ['main', {}, form()])
        .wait(900)
        .types('mail', 'kim')
        .wait(400)
        .press('send')
        .adds('body', ['div', { class: 'toast-error' }, 'It did not work'])
        .wait(3000),
      ['started', 'submitted', 'refused by alert'],
    ],
    [
      'is not by an error that a style sheet hides',
      filled(['style', {}, '.error { display: none }'])
        .press('send')
        .adds('row', ['p', { class: 'error' }, 'No'])
        .wait(12_000),
      ['started', 'submitted'],
    ],
    [
      'nor by what an alert says that nothing calls an error, long after',
      film(['main', {}, form(), ['div', { id: 'news', role: 'status' }, '']])
        .wait(900)
        .types('mail', 'kim')
        .wait(400)
        .press('send')
        .wait(700)
        .adds('news', 'Saved')
        .wait(12_000),
      ['started', 'submitted'],
    ],
    [
      'is accepted where it goes',
      filled().press('send').removes('form').wait(3000).moves(),
      ['started', 'submitted', 'accepted by gone'],
    ],
    [
      'is accepted where it is emptied',
      filled().press('send').wait(50).empties('mail').wait(3000).moves(),
      ['started', 'submitted', 'accepted by cleared'],
    ],
  ])('%s', (_, story, expected) => {
    expect(steps(story.wait(400).moves())).toEqual(expected)
  })

  const error: Part = ['p', { class: 'error' }, 'No such address']
  test.each<[string, readonly Part[], string]>([
    ['is refused where the next page shows it with an error', [form(error)], 'the next page says no'],
    ['is none the wiser where the next page shows it alone', [form()], 'the next page says nothing'],
    [
      'is fine where the next page is another',
      [
        ['h1', {}, 'Welcome'],
        ['p', {}, 'Kim'],
      ],
      'the next page says nothing',
    ],
  ])('that leaves the page %s', (_, next, reply) => {
    const story = filled().press('send').wait(400).loads('https://shop.example/join', next)
    expect(steps(story.wait(500).moves())).toEqual(['started', 'submitted', reply])
  })

  test('that is refused twice by full page loads makes a signal', () => {
    const story = filled()
    for (let i = 0; i < 2; i++) {
      story
        .press('send')
        .wait(400)
        .loads('https://shop.example/join', [
          form(['p', { class: 'error', id: `e${i}` }, `No ${'x'.repeat(i)}`]),
        ])
      story.wait(900).types('mail', 'kim').wait(400)
    }
    expect(found(story)).toContain('form-rejected')
  })
})
