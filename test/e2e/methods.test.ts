import { describe } from 'vitest'
import type { Config, RuleConfig } from '../../src/rules/schema.ts'
import { helpOn } from '../support/e2e/config.ts'
import { shapes } from '../support/e2e/embed.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const body = '<button id="pay" type="button">Pay</button><form id="account"><input name="a"></form>'
const stuck = (change: Partial<RuleConfig> = {}): Config => {
  const config = helpOn({ event: 'stuck' })
  return { ...config, rules: [{ ...config.rules![0]!, ...change }] }
}

describe.concurrent('the methods', () => {
  test('track() is an event that rules ask about, with its properties', async ({ page, site }) => {
    const config = stuck({ when: { event: 'stuck', where: { at: 'export' } } })
    const { heard, help } = await open(page, site, { config, body })
    await page.evaluate('unstuck.track("stuck", { at: "import" })')
    await page.evaluate('unstuck.track("stuck", { at: "export" })')
    await help.waitFor()
    expect(heard.of('decision').map(({ verdict }) => verdict)).toEqual(['show'])
  })

  test('page() names the page where the path says too little', async ({ page, site }) => {
    const config = stuck({ when: { all: [{ event: 'stuck' }, { page: 'checkout/payment' }] } })
    const { heard, help } = await open(page, site, { config, body })
    await page.evaluate('unstuck.page("checkout/payment")')
    await page.evaluate('unstuck.track("stuck")')
    await help.waitFor()
    expect(heard.of('decision')).toHaveLength(1)
  })

  test('identify() decides who is helped, and says nobody’s id', async ({ page, site }) => {
    const config = stuck({ audience: { plan: 'free' } })
    const { heard, help } = await open(page, site, {
      config,
      body,
      user: { id: 'u_42', traits: { plan: 'pro' } },
    })
    await page.evaluate('unstuck.track("stuck")')
    await heard.observation('event')
    expect(heard.of('decision')).toEqual([])
    await page.evaluate('unstuck.identify("u_42", { plan: "free" })')
    await help.waitFor()
    expect(JSON.stringify(heard.all)).not.toMatch(/u_42/)
  })

  test('help() is shown at once and never capped, preview() touches no cap', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, { config: stuck(), body })
    for (const method of ['preview', 'help', 'help', 'preview']) {
      await page.evaluate(`unstuck.${method}('help')`)
      await help.waitFor()
      await hand.press(help.getByLabel('Close'))
      await help.waitFor({ state: 'detached' })
    }
    await page.evaluate('unstuck.preview("helb")')
    const { event } = await heard.next('problem')
    expect(event.message).toContain('it has: help')
  })

  test('explain() says why each rule did or did not fire', async ({ page, site }) => {
    const { help } = await open(page, site, { config: stuck(), body })
    const explain = () => page.evaluate('JSON.stringify(unstuck.explain())') as Promise<string>
    expect(JSON.parse(await explain())).toMatchObject({
      page: '/',
      mode: 'on',
      rules: [{ rule: 'help', state: 'not shown' }],
    })
    await page.evaluate('unstuck.track("stuck")')
    await help.waitFor()
    expect(JSON.parse(await explain())).toMatchObject({ rules: [{ rule: 'help', state: 'shown' }] })
  })

  test('score() tells friction and what it is made of', async ({ page, site }) => {
    const { hand, heard } = await open(page, site, { body })
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    const score = await page.evaluate('unstuck.score()')
    expect(score).toMatchObject({ visit: 31.5, page: 31.5, terms: [{ type: 'rage-click' }] })
  })

  test('reset() forgets the person: score, traits, caps', async ({ page, site }) => {
    const config = stuck({ audience: { plan: 'free' } })
    const user = { id: 'u_1', traits: { plan: 'free' } }
    const { hand, heard, help } = await open(page, site, { config, body, user, consent: 'granted' })
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await page.evaluate('unstuck.reset()')
    expect(await page.evaluate('unstuck.score().visit')).toBe(0)
    await page.evaluate('unstuck.track("stuck")')
    await page.waitForTimeout(500)
    expect(await help.count()).toBe(0)
  })

  test('forget() empties what this browser has kept', async ({ page, site }) => {
    const { help } = await open(page, site, { config: stuck(), body, consent: 'granted' })
    await page.evaluate('unstuck.track("stuck")')
    await help.waitFor()
    await page.reload()
    await page.waitForFunction('"stop" in unstuck')
    await page.evaluate('unstuck.ready')
    await page.evaluate('unstuck.forget()')
    await page.evaluate('unstuck.stop()')
    const kept = await page.evaluate(async () => {
      const open = indexedDB.open('unstuck')
      await new Promise((done) => (open.onsuccess = done))
      const all = open.result.transaction('memory').objectStore('memory').getAllKeys()
      await new Promise((done) => (all.onsuccess = done))
      return [all.result, { ...sessionStorage }]
    })
    expect(kept).toEqual([[], {}])
  })

  test('formResult() tells what no sensor could see', async ({ page, site }) => {
    const { heard } = await open(page, site, { config: helpOn('form-rejected'), body })
    const refuse = () => page.evaluate(`unstuck.formResult(document.getElementById('account'), 'refused')`)
    await refuse()
    await page.waitForTimeout(400)
    await refuse()
    const { event } = await heard.signal('form-rejected')
    expect(event).toMatchObject({ form: 'account', count: 2 })
  })

  test('formResult() takes nothing else for a refusal', async ({ page, site }) => {
    const { heard } = await open(page, site, { config: helpOn('form-rejected'), body })
    await page.evaluate(`unstuck.formResult(document.getElementById('account'), 'ok')`)
    const { event } = await heard.next('problem')
    expect(event.message).toContain('is "ok", but it must be "accepted" or "refused"')
    expect(heard.of('observation').filter(({ type }) => type === 'form')).toEqual([])
  })

  test('ticketOpened() is told to the team', async ({ page, site }) => {
    site.on('POST /friction', { status: 202 })
    await open(page, site, { config: stuck(), body, consent: 'granted', forward: '/friction' })
    await page.evaluate('unstuck.ticketOpened({ channel: "chat" })')
    await page.evaluate('unstuck.stop()')
    const [request] = await site.requests('POST /friction')
    expect(JSON.parse(request!.body)).toMatchObject([
      { type: 'io.unstuck.ticket', data: { channel: 'chat' } },
    ])
  })

  for (const as of shapes) {
    test(`never throw, whatever they are given (${as})`, async ({ page, site }) => {
      const { heard } = await open(page, site, { as, config: stuck(), body })
      const thrown = await page.evaluate(callWithEverything)
      expect(thrown).toEqual([])
      await page.waitForTimeout(100)
      expect(heard.complaints).toEqual([])
    })
  }
})

/** Runs in the page: every method with every kind of nonsense; returns what was thrown. */
function callWithEverything(): string[] {
  const { unstuck } = window as unknown as { unstuck: Record<string, (...args: unknown[]) => unknown> }
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  const angry = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no')
      },
      ownKeys: () => {
        throw new Error('no')
      },
    },
  )
  const nonsense = [
    undefined,
    null,
    0,
    NaN,
    '',
    'x',
    [],
    {},
    cyclic,
    angry,
    Symbol('s'),
    10n,
    () => {},
    document.body,
  ]
  const thrown: string[] = []
  for (const name of Object.keys(unstuck).filter((one) => !['stop', 'ready', 'init'].includes(one))) {
    for (const first of nonsense) {
      for (const second of [undefined, null, cyclic, angry, 10n]) {
        try {
          unstuck[name]!(first, second)
        } catch (error) {
          thrown.push(`${name}(${typeof first}, ${typeof second}): ${String(error)}`)
        }
      }
    }
  }
  return thrown
}
