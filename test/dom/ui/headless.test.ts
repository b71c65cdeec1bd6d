import { describe, expect, test } from 'vitest'
import type { InterventionConfig } from '../../../src/core/intervention.ts'
import { loadPieces } from '../../../src/ui/loadPieces.ts'
import { presentHeadless } from '../../../src/ui/headless/presentHeadless.ts'
import type { RenderActions, RenderedIntervention } from '../../../src/ui/headless/render.ts'
import type { HandoverKept } from '../../../src/handover/draft.ts'
import { PAYLOADS } from '../../support/payloads.ts'
import { keys, page, settle, soon } from './support.ts'

/** A host that draws with plain nodes, as a framework would: anew whenever something has changed. */
async function draw(
  intervention: Exclude<InterventionConfig, { kind: 'silent' }>,
  put = (told: RenderedIntervention, html: string, _does: RenderActions): unknown =>
    void (told.container.innerHTML = html),
  container?: Element,
) {
  const passed: HandoverKept[] = []
  const offer = { id: 'o1', intervention: 'help', rule: 'help', mayQuestion: true } as const
  const steps: string[] = []
  const drawn: RenderedIntervention[] = []
  let actions!: RenderActions
  let unmounted = 0
  const { element, close } = presentHeadless(
    {
      offer,
      intervention,
      pieces: await loadPieces(intervention, {}, offer),
      traits: { name: 'Robin' },
      locales: ['en'],
      find: () => document.querySelector('#pay') ?? undefined,
      container,
      dialogs: { containerFor: () => undefined, isCovered: () => false },
      remedy: (_, auto) => ({
        run: async () => {},
        undo: async () => {},
        ...(auto && { phase: 'done' as const }),
      }),
      handover: () => async () => ({
        lines: [{ id: 'l1', time: '10:05', text: 'Pressed “Pay”' }],
        sends: true,
        pass: async (kept) => {
          passed.push(kept)
          return { ok: true, copied: false, sent: true, reference: 'A-17', message: '' }
        },
      }),
      allowLinks: [],
      theme: {},
      messages: {},
      host: {
        on: (step, by, at) => steps.push([step, by, at && `${at.step}/${at.of}`].filter(Boolean).join(' ')),
        onProblem: (error) => steps.push(String(error)),
      },
    },
    (told, does) => {
      drawn.push(told)
      actions = does
      const buttons = told.actions.map(({ id, label }) => `<button id="${id}">${label}</button>`).join('')
      const made = put(told, `<b>${told.title}</b>${buttons}`, does)
      return made === undefined ? () => void unmounted++ : (made as () => void)
    },
  )
  const last = () => drawn.at(-1)!
  return {
    element,
    close,
    steps,
    last,
    actions,
    passed,
    unmounted: () => unmounted,
    status: () => element.querySelector('[role=status]')!.textContent,
  }
}

const card: InterventionConfig = {
  kind: 'card',
  title: 'Hi {{name}}',
  body: 'So.',
  actions: [
    { label: 'Fix it', remedy: 'fix', done: 'Fixed.' },
    { label: 'Away', link: 'https://evil.example' },
    { label: 'Later', snooze: 60_000 },
  ],
}

test('what breaks after it was drawn is put away, and nobody has turned it down', async () => {
  const { actions, element, steps } = await draw(card)
  await settle()
  actions.fail(new Error('the component broke'))
  actions.fail(new Error('and again'))
  expect([steps.slice(-2), element.isConnected]).toEqual([
    ['Error: the component broke', 'failed cannot-show'],
    false,
  ])
})

test('what has been done unasked is announced, and can be undone', async () => {
  const done = { label: 'Fix it', remedy: 'fix', auto: true, done: 'Fixed by itself.' } as const
  const { last, status, close } = await draw({ ...card, actions: [done] })
  await soon(() => expect(status()).toMatch(/Hi Robin.* Fixed by itself\.$/))
  expect([last().note?.text, last().actions[0]?.label]).toEqual(['Fixed by itself.', 'Undo'])
  close('over')
})

describe('help that the host draws', () => {
  test('is told, announced and done like ours', async () => {
    page('<button id="pay">Pay</button>')
    const { last, actions, steps, status, unmounted, element } = await draw(card)
    await soon(() => expect(status()).toContain('Help available: Hi Robin'))
    expect(last()).toMatchObject({ title: 'Hi Robin', kind: 'card', refusable: true, isClosed: false })
    expect(last().actions.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'remedy Fix it',
      'snooze Later',
    ])
    actions.press('action-0')
    await soon(() =>
      expect(last()).toMatchObject({ note: { tone: 'done', text: 'Fixed.' }, question: 'asked' }),
    )
    expect(last().actions[0]).toMatchObject({ label: 'Undo', isDone: true })
    actions.rate('no')
    expect(last().question).toBe('answered')
    actions.press('action-2')
    expect(steps.filter((step) => !step.includes('allow.links'))).toEqual([
      'shown',
      'used action-0',
      'asked',
      'rated no',
      'snoozed 60000',
    ])
    expect([unmounted(), element.isConnected]).toEqual([1, false])
  })

  test('is reached by F6, left by Escape, and gives the focus back', async () => {
    const get = page('<button id="pay">Pay</button>')
    get('#pay').focus()
    const { element, steps } = await draw(card)
    expect(document.activeElement).toBe(get('#pay'))
    await keys('F6')
    expect(element.contains(document.activeElement)).toBe(true)
    expect(element.querySelector('[role=region]')?.ariaLabel).toBe('Help')
    await keys('Escape')
    expect(document.activeElement).toBe(get('#pay'))
    expect(steps.at(-1)).toBe('dismissed escape')
  })

  test('walks through a tour, and opens a dot', async () => {
    page('<button id="pay">Pay</button>')
    const step = (title: string) => ({ title, body: 'So.', anchor: '#pay' })
    const tour = await draw({ kind: 'tour', steps: [step('A'), step('B')] })
    tour.actions.press('next')
    expect(tour.last()).toMatchObject({ title: 'B', progress: { step: 2, of: 2 } })
    expect(tour.last().anchor()?.id).toBe('pay')
    tour.actions.press('next')
    expect(tour.steps.at(-1)).toBe('completed finish 2/2')
    const dot = await draw({ kind: 'tip', title: 'A', body: 'So.', quiet: true })
    expect(dot.last().isClosed).toBe(true)
    dot.actions.open()
    expect(dot.last().isClosed).toBe(false)
    dot.close('over')
    expect(dot.steps).toEqual(['shown', 'opened', 'closed over'])
  })

  test('names itself and its ways out where nothing is known of what they are called, and offers nothing else', async () => {
    const { last, close } = await draw({
      kind: 'card',
      title: '**{{nobody}}**',
      body: 'Hi {{nobody|you}}.',
      actions: [
        { label: '{{nobody}}', link: '/x' },
        { label: { en: ' {{nobody}}' }, dismiss: true },
      ],
    })
    expect([last().title, last().actions.map(({ label }) => label)]).toEqual(['Help', ['Not now']])
    expect(last().body).toEqual([{ type: 'paragraph', children: ['Hi you.'] }])
    close('end of test')
    await expect(draw({ kind: 'card', title: '{{nobody}}', body: '{{nobody}}' })).rejects.toThrow(
      'says nothing',
    )
  })

  test('that is torn out says so', async () => {
    page('')
    const { element, steps, unmounted } = await draw(card)
    element.remove()
    await soon(() => expect(steps.at(-1)).toBe('failed removed'))
    expect(unmounted()).toBe(1)
  })

  test('that is closed while it is drawn is taken down, and heard of once', async () => {
    page('')
    const { element, steps, unmounted } = await draw(card, (_, _html, does) => does.close())
    expect([element.isConnected, unmounted()]).toEqual([false, 1])
    await settle(1)
    expect(steps.filter((step) => !step.includes('allow.links'))).toEqual(['dismissed close'])
  })

  test('whose drawing returns a promise, as an async function does, is over without a problem', async () => {
    page('')
    const { close, steps } = await draw({ kind: 'card', title: 'A', body: 'So.' }, async () => {})
    close('over')
    expect(steps).toEqual(['shown', 'closed over'])
  })

  test('answers to a question only that was put, and while it is there', async () => {
    page('')
    const { last, actions, steps, close } = await draw(card)
    actions.rate('yes')
    expect(last().question).toBeUndefined()
    actions.press('action-0')
    await soon(() => expect(last().question).toBe('asked'))
    close('over')
    actions.rate('yes')
    expect(steps.at(-1)).toBe('closed over')
  })

  test('goes with its dialog, closed or taken away, which is no fault of the page', async () => {
    for (const end of [(box: HTMLDialogElement) => box.close(), (box: HTMLDialogElement) => box.remove()]) {
      const get = page('<dialog><input></dialog>')
      const box = get<HTMLDialogElement>('dialog')
      box.showModal()
      const { element, steps } = await draw(card, undefined, box)
      expect(box.contains(element)).toBe(true)
      end(box)
      await soon(() => expect(steps.at(-1)).toBe('closed hidden'))
    }
  })

  test('stays in its slot through a re-render, and stands in the page where there is none', async () => {
    const get = page('<main><div id="slot"></div></main>')
    const inline = (slot: string) => draw({ kind: 'inline', slot, title: 'A', body: 'So.' })
    const { element, steps, close } = await inline('#slot')
    get('main').innerHTML = '<div id="slot"></div>'
    await soon(() => expect(get('#slot').contains(element)).toBe(true))
    close('over')
    expect(steps).toEqual(['shown', 'closed over'])
    for (const [slot, first] of [['#none'], ['##', /not a valid selector/]] as const) {
      const lost = await inline(slot)
      await settle(1)
      expect(lost.element.parentNode).toBe(document.body)
      if (first) expect(lost.steps.shift()).toMatch(first)
      expect(lost.steps).toEqual(['shown', 'moved no-slot'])
      lost.close('over')
    }
  })
})

test.each(PAYLOADS)('hands out no address of %s', async (payload) => {
  page('')
  const text = `${payload} [a](${payload}) **[b](${payload})**\n\n- [c](${payload})`
  const { last, close, steps } = await draw(
    {
      kind: 'card',
      title: payload,
      body: text,
      media: { video: payload, captions: payload, poster: payload, alt: payload },
      actions: [
        { label: payload, link: payload },
        { label: payload, article: payload },
      ],
    },
    () => {},
  )
  const addresses = JSON.stringify(last()).match(/"(href|src|captions|poster)":"[^"]*/g) ?? []
  for (const one of addresses) expect(one).toMatch(new RegExp(`:"(${location.origin}/|mailto:|tel:)`))
  close('over')
  expect(steps.at(-1)).toBe('closed over')
})

describe('the focus', () => {
  test('stays inside when the components of the host take away what has it, whenever they do', async () => {
    page('<button id="pay">Pay</button>')
    const late = (told: RenderedIntervention, html: string) =>
      void setTimeout(() => (told.container.innerHTML = `${html}<button>${String(told.isClosed)}</button>`))
    const { element, actions, close } = await draw(
      { kind: 'tip', title: 'A', body: 'So.', quiet: true },
      late,
    )
    await soon(() => expect(element.querySelector('button')?.textContent).toBe('true'))
    await keys('F6')
    actions.open()
    await soon(() => expect(element.querySelector('button')?.textContent).toBe('false'))
    await soon(() => expect(document.activeElement).toBe(element.querySelector('button')))
    close('over')
  })

  test('that has left stays where the user has put it', async () => {
    const get = page('<button id="pay">Pay</button><p>text</p>')
    const { element, close } = await draw(card)
    await keys('F6')
    ;(document.activeElement as HTMLElement).blur()
    await settle(1)
    element.querySelector('button')!.remove()
    await settle(2)
    expect(document.activeElement).toBe(document.body)
    get('#pay').focus()
    element.querySelector('button')?.remove()
    await settle(2)
    expect(document.activeElement).toBe(get('#pay'))
    close('over')
  })
})

describe('the review of a handover', () => {
  const talk: InterventionConfig = {
    kind: 'card',
    title: 'Hi',
    body: 'So.',
    actions: [{ label: 'Talk to us', handover: 'default' }],
  }

  test('opens as ours in the place of what the host drew, with the way back to it', async () => {
    page('<button id="pay">Pay</button>')
    const { element, actions, last, steps, passed, status } = await draw(talk)
    expect(last().actions[0]).toMatchObject({ kind: 'handover', label: 'Talk to us' })
    const own = () => element.querySelector('[data-unstuck-help]')?.shadowRoot
    await keys('F6')
    actions.press('action-0')
    await soon(() => expect(own()?.querySelector('textarea')).toBeTruthy())
    await soon(() => expect(status()).toBe('Talk to us'))
    expect(last().container.getClientRects()).toHaveLength(0)
    expect(own()?.activeElement).toBe(own()?.querySelector('.panel'))
    await keys('Escape')
    expect([own(), last().container.getClientRects().length]).toEqual([undefined, 1])
    expect(last().container.contains(document.activeElement)).toBe(true)

    actions.press('action-0')
    await soon(() => expect(own()?.querySelector('textarea')).toBeTruthy())
    own()?.querySelector<HTMLElement>('input[type=checkbox]')?.click()
    await settle(2)
    own()?.querySelector<HTMLElement>('button[type=submit]')?.click()
    await soon(() => expect(own()?.textContent).toContain('Your reference is A-17.'))
    expect(passed).toEqual([{ text: '', lines: new Set(), recording: false }])
    own()?.querySelector<HTMLElement>('.primary')?.click()
    expect(element.isConnected).toBe(false)
    expect(steps).toEqual(['shown', 'used handover', 'closed handover'])
  })

  test('is drawn by the host who asks for it, and told the same', async () => {
    page('')
    const { actions, steps, passed } = await draw(talk)
    const review = await actions.review('action-0')
    expect(review).toMatchObject({ sends: true, lines: [{ id: 'l1', text: 'Pressed “Pay”' }] })
    expect(review.labels.reviewText).toBe('What did you want to do?')
    const end = await review.pass({ text: 'Help', lines: new Set(['l1']), recording: false })
    expect([end.reference, passed[0]?.text]).toEqual(['A-17', 'Help'])
    actions.close()
    expect(steps).toEqual(['shown', 'used handover', 'closed close'])
    await expect(actions.review('action-0')).rejects.toThrow('it is no handover')
  })
})
