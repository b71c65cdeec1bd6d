import { embed } from '../recordings/embed.ts'
import { createRandom } from '../session/random.ts'
import { DAWN, session, type Session } from '../session/session.ts'
import { shopPage, shopRows, IDS, SPOTS } from './shopPage.ts'

/** How it went in the checkout. */
export type Fate = 'buys' | 'refused twice' | 'rages' | 'refused while typing' | 'reads'

export interface ShopSession {
  readonly name: string
  readonly events: readonly object[]
}

/**
 * A recorded visit to a small checkout: what rrweb would have seen, and our observations embedded. `minutes` of shopping come
 * before what happens. A heavy one is as large as those of real applications: a page of 600 rows, and what is added to it.
 */
export function shopSession(fate: Fate, seed: number, minutes = 1, isHeavy = false): ShopSession {
  const random = createRandom(seed)
  const user = session().user(`u${seed}`, { plan: seed % 3 === 0 ? 'pro' : 'free' })
  const seen: object[] = []
  const at = () => DAWN + user.now
  const put = (type: number, data: object) => seen.push({ type, timestamp: at(), data })
  const screen = createScreen(put)

  screen.open(isHeavy ? shopRows(600, 1000) : [])
  for (let i = 0; i < minutes * 20; i++) {
    screen.move(100 + random(600), 100 + random(300))
    for (let j = 0; isHeavy && j < 4; j++) {
      screen.glide(random)
      user.wait(50 + random(50))
    }
    user.wait(1000 + random(4000)).present(random(3) > 0 ? 'pointer' : 'reading')
    if (i % 5 === 4) {
      screen.press('more')
      if (isHeavy) screen.add(shopRows(40, 10_000 + 1000 * i))
      user.click('more').answers()
    }
  }
  FATES[fate]({ user, screen, pause: () => user.wait(600 + random(700)) })
  user.wait(4000).observe('end', {})
  const events = [...seen, ...embed(user.log, undefined, `r${seed}`)].sort((a, b) => timeOf(a) - timeOf(b))
  return { name: `${fate.replaceAll(' ', '-')}-${seed}`, events }
}

export const FATE_NAMES = ['buys', 'refused twice', 'rages', 'refused while typing', 'reads'] as const

interface Stage {
  readonly user: Session
  readonly screen: Screen
  pause(): void
}

const FATES: { readonly [fate in Fate]: (stage: Stage) => void } = {
  reads: ({ user }) => void user.lingers(20_000),
  buys(stage) {
    fill(stage)
    submit(stage, 'accepted')
    stage.screen.say('Thank you, your order is placed.')
  },
  'refused twice'(stage) {
    fill(stage)
    submit(stage, 'refused')
    stage.user.lingers(4000)
    submit(stage, 'refused')
    stage.user.lingers(12_000)
  },
  'refused while typing'(stage) {
    fill(stage)
    submit(stage, 'refused')
    stage.user.lingers(2000)
    submit(stage, 'refused')
    for (let i = 0; i < 4; i++) stage.user.present('key').wait(1000)
    stage.user.lingers(12_000)
  },
  rages({ user, screen }) {
    for (let i = 0; i < 5; i++) {
      screen.press('check')
      user
        .click('check', {
          target: { key: 'check', tag: 'button', role: 'button', name: 'Check availability' },
        })
        .wait(260)
    }
    user.lingers(15_000)
  },
}

function fill({ user, screen, pause }: Stage): void {
  user.form('payment', 'started', { field: 'card' })
  for (let i = 1; i <= 8; i++) {
    screen.type('card', '•'.repeat(2 * i))
    user.present('key').form('payment', 'progress', { field: 'card' })
    pause()
  }
}

function submit({ user, screen, pause }: Stage, step: 'accepted' | 'refused'): void {
  screen.press('pay')
  user.click('pay', {
    target: { key: 'pay', tag: 'button', role: 'button', name: 'Pay now' },
    form: 'payment',
  })
  user.form('payment', 'submitted')
  pause()
  if (step === 'refused') {
    screen.say('Your card was declined.')
    user.refuses()
  } else user.answers()
  user.form('payment', step, { by: step === 'refused' ? 'alert' : 'request' })
}

type Screen = ReturnType<typeof createScreen>

/** What rrweb writes down of it. */
function createScreen(put: (type: number, data: object) => void) {
  const increment = (data: object) => put(3, data)
  const move = (x: number, y: number) => increment({ source: 1, positions: [{ x, y, id: 1, timeOffset: 0 }] })
  return {
    open(rows: object[]) {
      put(4, { href: 'https://shop.example/checkout', width: 800, height: 560 })
      put(2, { node: shopPage(rows), initialOffset: { top: 0, left: 0 } })
    },
    move,
    /** As often as rrweb tells of a mouse that moves. */
    glide: (random: (below: number) => number) =>
      increment({
        source: 1,
        positions: Array.from({ length: 10 }, (_, i) => ({
          x: random(800), y: random(560), id: IDS.words, timeOffset: -50 * (9 - i),
        })), // prettier-ignore
      }),
    add: (rows: readonly object[]) =>
      increment({
        source: 0,
        texts: [],
        attributes: [],
        removes: [],
        adds: rows.map((node) => ({ parentId: IDS.rows, nextId: null, node })),
      }),
    press(what: keyof typeof SPOTS) {
      const { x, y } = SPOTS[what]
      move(x, y)
      for (const type of [1, 0, 2]) increment({ source: 2, type, id: IDS[what], x, y })
    },
    type: (what: keyof typeof IDS, text: string) =>
      increment({ source: 5, text, isChecked: false, id: IDS[what], userTriggered: true }),
    say: (value: string) =>
      increment({ source: 0, texts: [{ id: IDS.words, value }], attributes: [], removes: [], adds: [] }),
  }
}

function timeOf(event: object): number {
  return 'timestamp' in event ? Number(event.timestamp) : 0
}
