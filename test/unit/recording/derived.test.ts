import { describe, expect, test } from 'vitest'
import { backtest, readRecording, replay } from '../../../src/replay.ts'
import { film, type Film, type Part } from '../../support/recordings/film.ts'

const button: Part = ['button', { id: 'pay', type: 'button' }, 'Pay now']
const starredRows: Part[] = ['*****', '***'].map((stars) => ['div', {}, ['b', {}, stars]])
const COUNTER = 'https://shop.example/g/collect?v=2'
const page = () => film(button, ['p', { id: 'out' }, 'Total']).wait(1000)

/** What is found in it, once the verdicts have fallen. */
function found({ wait, events }: Film): string[] {
  wait(4000).moves()
  const { log, mode, state } = readRecording(events)
  expect(mode).toBe('derived')
  return replay({ schemaVersion: 1 }, log, state).signals.map(({ type }) => type)
}

const OPEN = 'whether the last presses were answered'
const unknown = ({ events }: Film) => readRecording(events).unknown.map(({ what }) => what)

describe('in a recording of rrweb alone, a user who', () => {
  test.each<[string, Film, string[]]>([
    ['presses a button that does nothing finds it dead', page().press('pay'), ['dead-click']],
    ['hammers on it rages', page().press('pay', 4), ['rage-click', 'dead-click']],
    ['presses Enter on it thrice rages', page().focus('pay').enters('pay', 3), ['rage-click', 'dead-click']],
    [
      'holds Enter down has pressed once',
      page().focus('pay').enters('pay').wait(500).enters('pay', 4, 40).wait(180).enters('pay', 9, 40),
      ['dead-click'],
    ],
    [
      'double-clicks where a script stops all clicks finds it dead, and no more is known',
      page().doubles('pay'),
      ['dead-click'],
    ],
    [
      'taps it again and again with a finger that slips rages',
      page().slips('pay', 22).slips('pay', 25).slips('pay', 19),
      ['rage-click'],
    ],
    ['taps it on a phone finds it dead', page().taps('pay'), ['dead-click']],
    [
      'presses a card that a style sheet shows a hand over finds it dead',
      film(
        ['style', {}, '.card:hover { color: red; cursor: pointer }'],
        ['div', { id: 'card', class: 'card' }, 'Offer'],
      )
        .wait(900)
        .press('card'),
      ['dead-click'],
    ],
    ['sees an error at each press meets errors', erring(page()), ['error-click']],
    [
      'is told that the server is down meets an error',
      asking(page(), 500),
      ['error-click', 'dead-click', 'failed-request'],
    ],
    ['presses Next beside a number that has not reached its end', paged('1').press('next'), ['dead-click']],
    [
      'presses one that only shows where focus and pointer are',
      page().press('pay').sets('pay', { 'data-state': 'hover focus' }),
      ['dead-click'],
    ],
    [
      'presses a link to a part that is not there finds it dead',
      film(['a', { id: 'go', href: '#part' }, 'Part'])
        .wait(900)
        .press('go'),
      ['dead-click'],
    ],
    ['waits for an answer is slow', page().press('pay').wait(1500).says('out', 'Paid'), ['slow-click']],
  ])('%s', (_, story, signals) => {
    expect([...new Set(found(story))].sort()).toEqual([...signals].sort())
  })
})

/** The page of a table, chosen by a number whose value is masked. */
function paged(now: string | undefined): Film {
  const told = now !== undefined && { 'aria-valuenow': now, 'aria-valuemin': '1', 'aria-valuemax': '3' }
  return film([
    'div',
    {},
    ['input', { type: 'number', value: '•', ...told }],
    ['button', { id: 'next', type: 'button' }, 'Next'],
  ]).wait(1000)
}

describe('nothing is found of a user who', () => {
  const ripple: Part = ['span', { class: 'ripple' }]
  test.each<[string, Film]>([
    ['presses a button that adds something', page().press('pay').adds('body', ['p', {}, 'Paid'])],
    ['presses one that changes a text', page().press('pay').wait(300).says('out', 'Paid')],
    ['presses one that is disabled by it', page().press('pay').sets('pay', { disabled: '' })],
    ['presses one that stays red', page().press('pay').sets('pay', { class: 'liked' })],
    ['presses one whose masked text is another now', page().press('pay').says('out', '*****')],
    [
      'presses a link that leads to another page',
      film(['a', { id: 'go', href: '/done' }, 'Go'])
        .wait(900)
        .press('go')
        .wait(2500)
        .loads('https://shop.example/done', ['Done']),
    ],
    [
      'presses a link that opens beside',
      film(['a', { id: 'go', href: 'https://x.example/', target: '_blank' }, 'Go']).press('go'),
    ],
    [
      'ticks a box',
      film(['label', { id: 'label' }, ['input', { id: 'box', type: 'checkbox' }], 'Yes'])
        .wait(900)
        .press('label')
        .chooses('box'),
    ],
    [
      'writes',
      film(['input', { id: 'name' }])
        .wait(900)
        .press('name')
        .types('name', 'Roe'),
    ],
    ['presses the plus of a number at its end', paged('3').press('next', 4)],
    ['presses one whose number tells nothing of itself', paged(undefined).press('next', 4)],
    ['presses a picture', film(['canvas', { id: 'map', width: '500', height: '400' }]).press('map', 3)],
    [
      'presses beside a map',
      film([
        'div',
        {},
        ['canvas', { width: '500', height: '400' }],
        ['button', { id: 'zoom' }, 'Zoom'],
      ]).press('zoom', 3),
    ],
    [
      'laps a stopwatch that runs beside it',
      ticking(film(['div', {}, button, ['b', { id: 'watch' }, '0']], ['p', {}, 'Words'])).press('pay'),
    ],
    [
      'goes on after something answered, and is answered later by what was pressed next',
      page().press('pay').says('out', 'Paid').wait(1500).press('pay').wait(2500).says('out', 'Paid twice'),
    ],
    [
      'presses what works while an ad blocker stops its tracker',
      asking(page(), 0, 'https://stats.example/collect').says('out', 'Paid'),
    ],
    [
      'presses what works in the moment in which a poll goes out that always fails',
      [300, 600, 900, 1003]
        .reduce((story, at) => polling(story, at), page())
        .press('pay')
        .says('out', 'Paid'),
    ],
    [
      'is told in an alert that nothing calls an error',
      film(button, ['div', { id: 'out', role: 'alert' }, ''])
        .wait(900)
        .press('pay')
        .adds('out', 'Saved'),
    ],
    ['copies', film(['button', { id: 'copy' }, 'Copy link']).press('copy', 3)],
    ['prints', film(['button', { id: 'print' }, 'Print']).press('print')],
    [
      'presses a component that nobody sees into',
      film(['fancy-button', { id: 'fancy' }, 'Go']).press('fancy', 3),
    ],
    [
      'opens a popover of the browser',
      film(
        ['button', { id: 'more', popovertarget: 'tip' }, 'More'],
        ['div', { id: 'tip', popover: '' }],
      ).press('more'),
    ],
    [
      'sends a form in which something is missing',
      film(['form', {}, ['input', { required: '' }], ['button', { id: 'send' }, 'Send']]).press('send'),
    ],
    [
      'presses the tab that is open',
      film(['div', { id: 'tab', role: 'tab', 'aria-selected': 'true' }, 'One']).press('tab', 3),
    ],
    [
      'presses what the host has marked',
      film(['div', { 'data-unstuck-ignore': '' }, button]).press('pay', 4),
    ],
    ['presses plain text, of which no cursor is known', film(['p', { id: 'text' }, 'Words']).press('text')],
    [
      'follows a link within the page that is there already',
      film(['a', { id: 'go', href: '#part' }, 'Part'], ['h2', { id: 'part' }, 'Part'])
        .wait(900)
        .press('go', 4),
    ],
    ['adds many, of whatever it is called, where only a debounced total shows it', starred(400)],
    ['double-clicks what answers', page().press('pay', 2, 150).doubles('pay').says('out', 'Paid')],
    [
      'double-clicks where clicks are told of later',
      page().press('pay').says('out', 'Paid').wait(150).holds('pay').doubles('pay'),
    ],
    [
      'presses what works while what counts the presses is refused',
      asking(asking(page(), 500, COUNTER).says('out', 'Paid').wait(900), 500, COUNTER).says('out', 'Again'),
    ],
    [
      'leafs through rows whose masked texts are like those before',
      film(button, ['div', { id: 'list' }, ...starredRows])
        .wait(900)
        .press('pay')
        .renews('list', starredRows),
    ],
    [
      'scrolls with a finger that lies on a button',
      page().slips('pay', 160).slips('pay', 90).slips('pay', 120),
    ],
    ['nudges the page so twice', page().slips('pay', 22).slips('pay', 22)],
    ['saves a row twice, and the same tick comes beside the field again', saved()],
    [
      'presses a button that answers late, where requests are not recorded',
      page().press('pay').wait(3500).says('out', 'Paid'),
    ],
  ])('%s', (_, story) => {
    expect(found(story).filter((type) => type !== 'slow-click')).toEqual([])
  })

  test.each<[string, Film]>([
    [
      'presses a link, after which the recording ends',
      film(['a', { id: 'go', href: '/done' }, 'Go'])
        .wait(900)
        .press('go'),
    ],
    ['is interrupted, and the recording ends', page().press('pay').wait(300).moves()],
  ])('%s', (_, { events }) => {
    expect(replay(undefined, readRecording(events).log).signals).toEqual([])
  })

  test('but pressing what is called who knows what, which says nothing, is rage', () => {
    expect(found(starred())).toContain('rage-click')
  })

  test('but weak evidence is no answer: a ripple and a class of the focus', () => {
    expect(found(page().press('pay').adds('pay', ripple).sets('pay', { class: 'focus-visible' }))).toEqual([
      'dead-click',
    ])
  })

  test('nor what a triple click marks around it', () => {
    const story = film(['p', { id: 'before' }, 'Total'], button, ['p', { id: 'after' }, 'Taxes']).wait(900)
    story.press('pay').wait(100).press('pay').marks('pay').wait(100).press('pay').marks('before', 'after')
    expect(new Set(found(story))).toEqual(new Set(['rage-click', 'dead-click']))
  })

  test('nor a carousel of many parts that goes round beside it', () => {
    const slides = Array.from({ length: 12 }, (_, i): Part => [
      'div',
      { id: `s${i}`, class: 'slide' },
      ['b', {}, 'x'],
    ])
    const story = film(
      button,
      ['p', {}, 'Words'],
      ['div', { id: 'all' }, ['div', { id: 'row' }, ...slides]],
    ).wait(900)
    const turn = (nth: number) =>
      story
        .wait(1500)
        .sets(`s${nth}`, { class: 'slide on' })
        .sets(`s${nth + 1}`, { class: 'slide' })
    for (let nth = 0; nth < 5; nth++) turn(nth)
    story.wait(900).press('pay')
    for (let nth = 5; nth < 8; nth++) turn(nth)
    expect(found(story)).toEqual(['dead-click'])
  })

  test('nor are rows that are made anew and say the same', () => {
    const rows: Part[] = [
      ['p', {}, 'One'],
      ['p', {}, 'Two'],
    ]
    const story = film(button, ['div', { id: 'list' }, ...rows]).wait(900)
    for (let nth = 0; nth < 3; nth++) story.press('pay').wait(40).renews('list', rows).wait(150)
    expect(new Set(found(story))).toEqual(new Set(['rage-click', 'dead-click']))
  })

  test('nor is a clock beside it, once it is known for that', () => {
    const story = page()
    for (let second = 0; second < 6; second++) story.wait(1000).says('out', `12:0${second}`)
    story.wait(400).press('pay')
    for (let second = 6; second < 9; second++) story.wait(1000).says('out', `12:0${second}`)
    expect(found(story)).toEqual(['dead-click'])
  })

  test('also where the recording is cut in between', () => {
    const story = page()
    for (let second = 0; second < 6; second++) story.wait(1000).says('out', `12:0${second}`)
    story.wait(100).cuts((snapshot) => snapshot.replace('Total', '12:05'))
    story.wait(300).press('pay')
    for (let second = 6; second < 9; second++) story.wait(1000).says('out', `12:0${second}`)
    expect(found(story)).toEqual(['dead-click'])
  })

  test('nor is a ripple, though a cut came before it', () => {
    expect(found(page().press('pay').cuts().adds('pay', ripple))).toEqual(['dead-click'])
  })
})

test('only what is sent to be counted is no failure by its name', () => {
  for (const name of ['collected', 'collect/7', 'collections'])
    expect(found(asking(page(), 500, `https://shop.example/${name}`))).toContain('failed-request')
})

test('a request that breaks off while the next page is on its way has failed nobody', () => {
  const story = asking(page(), 0)
  const { timestamp } = story.events.at(-1)!
  const document = { name: 'https://shop.example/next', initiatorType: 'navigation' }
  const isNext = { ...document, timestamp: timestamp - 90, startTime: 0, duration: 400 }
  story.loads('https://shop.example/next', [button]).plugin('rrweb/network@1', { requests: [isNext] })
  expect(found(story)).toEqual([])
  expect(found(asking(page(), 0))).toContain('failed-request')
})

describe('what cannot be known is told', () => {
  test.each<[string, Film, string]>([
    ['requests', page(), 'requests'],
    [
      'what is pressed by its looks',
      film(['p', { id: 'text' }, 'Words']).press('text'),
      'which plain elements look as if they could be pressed',
    ],
    [
      'what happens where no recording looks',
      film(['iframe', { id: 'frame' }]).press('frame'),
      'whether some presses were answered',
    ],
    [
      'late changes',
      page().press('pay').wait(3000).says('out', 'Paid'),
      'whether late changes answer a press',
    ],
    ['presses that it ends right after', page().press('pay').wait(1500).moves(), OPEN],
  ])('%s', (_, story, what) => {
    expect(unknown(story)).toContain(what)
  })

  test.each<[string, Film]>([
    ['was answered', page().press('pay').says('out', 'Paid').wait(1000).moves()],
    ['is found dead', page().press('pay').wait(2500).moves()],
    [
      'need not be answered',
      film(['input', { id: 'name' }])
        .wait(1000)
        .press('name')
        .wait(1000)
        .moves(),
    ],
  ])('and nothing of a last press that %s', (_, story) => {
    expect(unknown(story)).not.toContain(OPEN)
  })

  test('signals that it cannot tell of, whatever was done', () => {
    const { untold = [] } = readRecording(page().events)
    expect(untold).toEqual(
      expect.arrayContaining(['zoom-struggle', 'offline', 'slow-page', 'failed-request']),
    )
    expect(untold).not.toContain('dead-click')
    expect(readRecording(asking(page(), 200).events).untold).not.toContain('failed-request')
  })

  test('to a rule that asks for one of them', () => {
    const rules = [{ id: 'zooms', when: { signal: 'zoom-struggle' }, show: 'help' }]
    const interventions = { help: { kind: 'card', title: 'A', body: 'B' } }
    const config = { schemaVersion: 1, rules, interventions }
    const { unknown } = backtest(config, readRecording(page().press('pay').events))
    expect(unknown).toContainEqual(expect.objectContaining({ what: expect.stringContaining('"zooms"') }))
  })

  test.each<[string, number, object?]>([
    ['an event that only code tells of', 0],
    ['one by a request, where none are recorded', 0, { placed: { request: 'POST /x' } }],
    ['but one by a page has not', 1, { placed: { page: '/thanks' } }],
  ])('and may have come, so that a rule that wants none waits: %s', (_, shown, events = {}) => {
    const when = { all: [{ signal: 'rage-click' }, { not: { event: 'placed' } }] }
    const interventions = { help: { kind: 'card', title: 'A', body: 'B' } }
    const config = { schemaVersion: 1, events, rules: [{ id: 'pay', when, show: 'help' }], interventions }
    const { events: recorded } = page().press('pay', 4).wait(20_000).moves()
    expect(backtest(config, readRecording(recorded)).offers).toHaveLength(shown)
  })

  test('but not what a plug-in has told', () => {
    expect(unknown(asking(page(), 200))).not.toContain('requests')
  })
})

describe('in a recording of PostHog', () => {
  const shop = () => page().custom('$session_options', {}).wait(1000)
  const away = (story: Film) => story.custom('browser offline', {}).wait(4000)

  test.each<[string, Film, string[]]>([
    [
      'who is in the middle of it when the network goes is offline',
      away(shop().press('pay').says('out', 'Paid').wait(1000)),
      ['offline'],
    ],
    [
      'but not who has it back at once',
      shop()
        .press('pay')
        .says('out', 'Paid')
        .custom('browser offline', {})
        .wait(900)
        .custom('browser online', {}),
      [],
    ],
    ['nor who has long done nothing', away(shop().press('pay').says('out', 'Paid').wait(40_000)), []],
    [
      'who turns to another tab before a press could be judged is not told of',
      shop().press('pay').wait(300).custom('window hidden', {}),
      [],
    ],
  ])('%s', (_, story, signals) => expect(found(story)).toEqual(signals))

  test('the network is no gap', () => {
    expect(readRecording(shop().events).untold).not.toContain('offline')
  })

  test('a page that is left is not in sight, and the next one is', () => {
    const story = shop().custom('window hidden', {}).wait(200).loads('https://shop.example/next', [button])
    story.wait(5000).custom('window hidden', {}).wait(1000).custom('window visible', {})
    const sights = readRecording(story.events).log.flatMap((one) =>
      one.type === 'visibility' ? [one.hidden] : [],
    )
    expect(sights).toEqual([true, false, true, false])
  })
})

test('what it cannot tell of is no more true of nothing than of something', () => {
  const asks = (signal: string) => {
    const rules = [{ id: 'asks', when: { not: { signal } }, show: 'help' }]
    const config = {
      schemaVersion: 1,
      rules,
      interventions: { help: { kind: 'card', title: 'A', body: 'B' } },
    }
    const { events } = page().moves().wait(30_000).moves()
    return backtest(config, readRecording(events)).offers.length
  }
  expect([asks('rage-click'), asks('offline')]).toEqual([1, 0])
})

test('tells pages by their snapshots, their routers and their tools, and no cut from a load', () => {
  const story = film(button).wait(100).loads('https://shop.example/cart', [button]).wait(100)
  story.custom('$pageview', { href: 'https://shop.example/orders/4711#top' }).wait(100)
  story.loads('https://shop.example/done?id=1', [
    ['p', {}, 'Done'],
    ['p', {}, 'Thanks'],
    ['table', {}, ['tr', {}]],
  ])
  const pages = readRecording(story.events).log.flatMap((one) =>
    one.type === 'page' ? `${one.via} ${one.path}` : [],
  )
  expect(pages).toEqual(['load /cart', 'load /cart', 'push /orders/4711', 'load /done'])
})

describe('a snapshot that is nearly the one before', () => {
  const form = (...more: Part[]): Part[] => [
    ...Array.from({ length: 12 }, (_, nth): Part => ['p', {}, `Word ${nth}`]),
    ['p', { id: 'sum' }, 'Total'],
    ['input', { id: 'mail' }],
    ['button', { id: 'send' }, 'Send'],
    ...more,
  ]
  const shop = 'https://shop.example/cart'
  const sent = () =>
    film(...form())
      .wait(100)
      .types('mail', 'me')
      .wait(300)
      .press('send')
      .wait(400)

  test.each<[string, Film, number]>([
    ['is another page where it says what was wrong', sent().comesBack(shop, form(['p', {}, 'No'])), 2],
    ['is another page where what was entered is gone', sent().comesBack(shop, form()), 2],
    [
      'is another page where nothing is new but that the browser has loaded it',
      film(...form())
        .finishes()
        .wait(900)
        .comesBack(shop, form())
        .finishes(),
      2,
    ],
    [
      'is another page where somebody has seen it asked for',
      asked(film(...form()).wait(900), shop).comesBack(shop, form()),
      2,
    ],
    [
      'is a cut where the page has finished loading meanwhile',
      film(...form())
        .wait(900)
        .finishes()
        .wait(5000)
        .cuts(),
      1,
    ],
    [
      'is a cut where the next document finishes loading before it is written down',
      film(...form())
        .finishes()
        .wait(5000)
        .cuts()
        .wait(5000)
        .finishes()
        .comesBack(shop, form()),
      2,
    ],
    ['is a cut where all is as it was', sent().empties('mail').cuts(), 1],
    [
      'is a cut where all is as it has become',
      film(...form())
        .says('sum', 'Paid')
        .cuts((snapshot) => snapshot.replace('Total', 'Paid')),
      1,
    ],
  ])('%s', (_, story, pages) => {
    const { log } = readRecording(story.wait(2000).press('send').wait(3000).events)
    expect(log.filter(({ type }) => type === 'page')).toHaveLength(pages)
  })

  test('is where the press has led', () => {
    expect(found(sent().comesBack(shop, form(['p', {}, 'No'])))).not.toContain('dead-click')
  })
})

test('gives a control the name, role and key that the page gives it', () => {
  const story = film(
    ['label', { for: 'mail' }, 'E-mail 2'],
    ['input', { id: 'mail' }],
    ['button', { 'aria-label': 'Close', id: 'x' }, '×'],
    ['button', { id: 'plus' }, '+'],
    ['button', { id: 'add' }, 'Добавить'],
    ['button', { id: 'pay' }, '*** ***'],
  ).wait(100)
  for (const id of ['mail', 'x', 'plus', 'add', 'pay']) story.press(id).wait(900)
  const { log } = readRecording(story.events)
  const targets = log.flatMap((one) => (one.type === 'act' ? one.target : []))
  expect(targets).toMatchObject([
    { tag: 'input', role: 'textbox', name: 'E-mail #' },
    { tag: 'button', name: 'Close' },
    { tag: 'button', name: '+' },
    { tag: 'button', name: 'Добавить' },
    { tag: 'button' },
  ])
  expect(targets[4]).not.toHaveProperty('name')
})

function erring(story: Film): Film {
  const payload = {
    level: 'error',
    payload: ['"Uncaught TypeError: cart is null"'],
    trace: ['pay (https://shop.example/app.js:1:2)'],
  }
  return story.press('pay').plugin('rrweb/console@1', payload).wait(50).says('out', 'Oh')
}

/** A field is pressed, and then its button, which says in a third place that all is well. */
function saved(): Film {
  const row: Part = ['form', {}, ['input', { id: 'cell' }], button, ['span', { id: 'tick' }]]
  const story = film(row).wait(900)
  for (let nth = 0; nth < 2; nth++)
    story.press('cell').wait(300).press('pay').wait(100).renews('tick', ['✓']).wait(2500)
  return story
}

/** A plug-in has seen that the browser asks for a document. */
function asked(story: Film, name: string): Film {
  const timestamp = 1_767_603_600_000 + 500
  const document = { name, initiatorType: 'navigation', timestamp, startTime: 0, duration: 300 }
  return story.plugin('rrweb/network@1', { requests: [document] })
}

/** A button whose name is masked is pressed for two seconds; at last it says something, or nothing. */
function starred(after?: number): Film {
  const story = film(['button', { id: 'pay' }, '*** ***'], ['p', { id: 'out' }, '***'])
    .wait(900)
    .press('pay', 12, 180)
  return after === undefined ? story : story.wait(after).says('out', '****')
}

function ticking(story: Film): Film {
  for (let tick = 0; tick < 8; tick++) story.wait(500).says('watch', `${tick}`)
  return story.wait(100)
}

function polling(story: Film, from: number): Film {
  const request = { name: 'https://shop.example/news', initiatorType: 'fetch', status: 503, duration: 5 }
  return story.plugin('rrweb/network@1', { requests: [{ ...request, timestamp: 1_767_603_600_000 + from }] })
}

function asking(story: Film, status: number, name = 'https://shop.example/api/pay'): Film {
  story.press('pay')
  const timestamp = story.events.at(-1)!.timestamp + 4
  const request = {
    name,
    initiatorType: 'fetch',
    method: 'POST',
    status,
    startTime: 10,
    endTime: 60,
    timestamp,
  }
  return story.wait(100).plugin('rrweb/network@1', { requests: [request] })
}

describe('a recording tells as well', () => {
  const types = (story: Film) => new Set(found(story))

  test('of presses on what is disabled, which no browser clicks', () => {
    const story = film(['button', { id: 'next', disabled: '' }, 'Continue']).wait(900)
    for (let i = 0; i < 3; i++) story.holds('next').wait(300)
    expect(types(story)).toEqual(new Set(['disabled-click']))
  })

  test.each<[string, Part]>([
    ['by mail', ['a', { id: 'go', href: 'mailto:help@shop.example' }, '*****']],
    ['by a link', ['a', { id: 'go', href: 'https://shop.example/help/cards' }, '****']],
    ['by a button of that name', ['button', { id: 'go', type: 'button' }, 'Chat with us']],
    ['by what the host has marked', ['div', { 'data-unstuck-help': '' }, ['button', { id: 'go' }, 'i']]],
  ])('of those who go for help %s', (_, control) => {
    expect(types(film(control).wait(900).press('go'))).toContain('help-seek')
  })

  test('of no help for those who read it', () => {
    const story = film().loads('https://shop.example/help', [
      ['a', { id: 'go', href: '/help/cards' }, 'Cards'],
    ])
    expect(types(story.wait(900).press('go'))).not.toContain('help-seek')
  })

  test('of scripts, style sheets and chunks that a server does not have, each once', () => {
    const asset = (name: string, initiatorType: string, responseStatus: number) =>
      page().plugin('rrweb/network@1', {
        requests: [{ name, entryType: 'resource', initiatorType, responseStatus, startTime: 1, duration: 9 }],
      })
    const app = 'https://shop.example/app-4Fz9aQ.js'
    const chunk = [
      '"Uncaught (in promise) TypeError: Failed to fetch dynamically imported module: ' + app + '"',
    ]
    const said = { level: 'error', payload: chunk, trace: [] }
    const failed = (story: Film) => found(story).filter((type) => type === 'asset-failed').length
    expect(failed(asset(app, 'script', 404))).toBe(1)
    expect(failed(asset('https://shop.example/a.css', 'link', 500))).toBe(1)
    expect(failed(asset(app, 'script', 404).plugin('rrweb/console@1', said))).toBe(1)
    expect(failed(asset(app, 'script', 200))).toBe(0)
    expect(failed(asset('https://cdn.example/a.js', 'script', 404))).toBe(0)
    expect(failed(asset('https://shop.example/a.png', 'css', 404))).toBe(0)
  })

  test('of slow pages, where Sentry has measured them', () => {
    const vital = (description: string, value: number) =>
      page().custom('performanceSpan', {
        op: 'web-vital',
        description,
        startTimestamp: 1,
        endTimestamp: 1,
        data: { value },
      })
    expect(types(vital('largest-contentful-paint', 6000))).toEqual(new Set(['slow-page']))
    expect(types(vital('interaction-to-next-paint', 900))).toEqual(new Set(['slow-interaction']))
    expect(types(vital('largest-contentful-paint', 900))).toEqual(new Set())
  })

  test('of those who hesitate in a field that they have gone to', () => {
    const signup: Part = [
      'form',
      {},
      ['input', { id: 'vat', name: 'vat' }],
      ['button', { id: 'send' }, 'Send'],
    ]
    const story = film(signup).wait(900).press('vat').focus('vat')
    for (let i = 0; i < 10; i++) story.wait(1000).moves()
    expect(types(story)).toEqual(new Set(['field-hesitation']))
    const came = film(signup).wait(900).focus('vat')
    for (let i = 0; i < 10; i++) came.wait(1000).moves()
    expect(types(came)).toEqual(new Set())
  })

  test('that what breaks has not worked where nobody sees it', () => {
    const exports = () => film(['button', { id: 'pay' }, 'Export']).wait(900)
    expect(types(exports().press('pay'))).toEqual(new Set())
    expect(types(breaking(exports().press('pay')))).toEqual(new Set(['error-click', 'dead-click']))
  })
})

describe('of a file or a dialog of the browser a recording tells', () => {
  const named = (name: string) => film(['button', { id: 'pay' }, name]).wait(900)
  const watched = (name: string) => polling(named(name), 100)
  const types = (story: Film) => found(story).filter((type) => /click/.test(type))

  test('that none has come to those who ask four times in a row', () => {
    for (const name of ['Export', 'Print', 'Save as PDF', 'Download'])
      expect(new Set(types(watched(name).press('pay', 4)))).toEqual(new Set(['rage-click', 'dead-click']))
  })

  test.each<[string, Film]>([
    ['three times', watched('Export').press('pay', 3)],
    ['slowly', watched('Export').press('pay', 5, 1100)],
    ['for a copy, which nobody sees', watched('Copy').press('pay', 5)],
    ['a server', asking(watched('Export').press('pay', 3), 200)],
    ['where requests are not told', named('Export').press('pay', 5)],
  ])('but nothing of those who ask %s', (_, story) => {
    expect(types(story)).toEqual([])
  })
})

function breaking(story: Film): Film {
  const payload = ['"Uncaught TypeError: rows is undefined"']
  return story.plugin('rrweb/console@1', { level: 'error', payload, trace: [] })
}
