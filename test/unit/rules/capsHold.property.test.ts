import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts'
import { QUIET_FOR } from '../../../src/rules/policy.ts'
import { compile } from '../../support/session/live.ts'
import { openBrowser, type Browser, type Seen } from '../../support/session/tabs.ts'

const CAPS = { a: [1, HOUR], b: [2, HOUR], c: [3, 2 * HOUR] } as const
const GROUP = { rules: ['a', 'b'], cap: 2, per: HOUR }
const OVERALL = { cap: 4, per: DAY }
const LIFETIME = 5
const MIN_GAP = 5 * MINUTE
const COOLDOWN = 30 * MINUTE
const TABS = 3

const compiled = compile({
  rules: Object.entries(CAPS).map(([id, [cap, per]]) => ({
    id,
    when: { event: id, within: '1m' },
    show: 'card',
    ...(GROUP.rules.includes(id) && { group: 'g' }),
    limits: { lifetime: LIFETIME, windows: [{ cap, per }], cooldownAfterDismiss: COOLDOWN },
  })),
  interventions: { card: { kind: 'card', title: 'Help', body: 'So.' } },
  policy: {
    minGap: MIN_GAP,
    perVisit: 50,
    muteAfter: 0,
    quietAfterDismissals: 2,
    windows: [{ cap: OVERALL.cap, per: OVERALL.per }],
    groups: { g: { windows: [{ cap: GROUP.cap, per: GROUP.per }] } },
  },
})

type Move = (browser: Browser) => void

const tab = fc.nat(TABS - 1)
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(tab, fc.constantFrom('a', 'b', 'c')).map(([at, rule]): Move => (it) => it.track(at, rule)) },
    { weight: 6, arbitrary: fc.constantFrom(1, 61_000, MIN_GAP - 1, MIN_GAP, COOLDOWN, HOUR - 1, HOUR, 2 * HOUR, DAY).map((ms): Move => (it) => it.wait(ms)) },
    { weight: 6, arbitrary: fc.tuple(tab, fc.constantFrom('closed', 'closed', 'dismissed', 'snoozed')).map(([at, step]): Move => (it) => it.ends(at, step as 'closed', step === 'snoozed' ? `${MINUTE}` : undefined)) },
    { weight: 1, arbitrary: tab.map((at): Move => (it) => it.ends(at, 'dismissed', 'never')) },
    { weight: 3, arbitrary: fc.tuple(tab, fc.boolean()).map(([at, carries]): Move => (it) => it.reload(at, carries)) },
    { weight: 1, arbitrary: fc.constantFrom(-DAY, -HOUR, -1, 1, HOUR, 400 * DAY).map((by): Move => (it) => it.setClock(by)) },
    { weight: 1, arbitrary: fc.constantFrom<Move>((it) => it.reset(), (it) => it.deny()) },
  ),
  { minLength: 10, maxLength: 80, size: 'max' },
) // prettier-ignore

/** What may be shown, told once more and without any of the code that decides it. */
function judge(mayRemember: boolean): { see(seen: Seen): void; deny(): void; count: number } {
  let shows: Seen[] = []
  let excused: Seen[] = []
  let inLoad = Array.from({ length: TABS }, () => 0)
  let unwanted: string[] = []
  let notBefore: { [rule: string]: number } = {}
  let quietUntil = 0
  /** Since the page was loaded there. */
  let dismissed = Array.from({ length: TABS }, (): number[] => [])
  const dismissals: { [rule: string]: number } = {}

  const self = {
    count: 0,
    deny() {
      mayRemember = false
    },
    see({ what, tab, rule, real }: Seen) {
      if (what === 'load') [inLoad[tab], dismissed[tab]] = [0, []]
      if (what === 'reset') {
        ;[shows, excused, unwanted, notBefore] = [[], [], [], {}]
        for (const each of Object.keys(dismissals)) delete dismissals[each]
        inLoad = inLoad.map(() => 0)
        dismissed = dismissed.map(() => [])
        quietUntil = 0
      }
      if (what === 'never') unwanted.push(...(GROUP.rules.includes(rule) ? GROUP.rules : [rule]))
      if (what === 'snoozed') excused.push(...shows.filter((one) => one.rule === rule).slice(-1))
      if (what === 'dismissed' || what === 'never') {
        const before = dismissals[rule] ?? 0
        notBefore[rule] = real + COOLDOWN * 2 ** before
        dismissals[rule] = before + 1
        dismissed[tab] = [...dismissed[tab]!.filter((at) => real - at < 30 * MINUTE), real]
        if (dismissed[tab].length >= 2) quietUntil = real + QUIET_FOR
      }
      if (what !== 'shown') return
      self.count++
      expect(unwanted, 'never what nobody wants').not.toContain(rule)
      if (!mayRemember) expect(++inLoad[tab]!, 'one a page load').toBe(1)
      else {
        inLoad[tab]!++
        const within = (per: number, ids?: readonly string[]) =>
          shows.filter((one) => real - one.real < per && (ids?.includes(one.rule) ?? true))
        const isAwaited = excused.includes(shows.filter((one) => one.rule === rule).at(-1)!)
        const [cap, per] = CAPS[rule as keyof typeof CAPS]
        const counted = within(per, [rule]).filter((one) => !excused.includes(one))
        expect(counted.length, `cap of ${rule}`).toBeLessThan(cap)
        if (!isAwaited && GROUP.rules.includes(rule))
          expect(within(GROUP.per, GROUP.rules).length, 'cap of the group').toBeLessThan(GROUP.cap)
        if (!isAwaited) expect(within(OVERALL.per).length, 'cap of all').toBeLessThan(OVERALL.cap)
        expect(within(Infinity, [rule]).length, 'lifetime').toBeLessThan(LIFETIME)
        expect(within(MIN_GAP), 'gap').toEqual([])
        expect(real, 'a quiet week').toBeGreaterThanOrEqual(quietUntil)
        expect(real, 'cool-down').toBeGreaterThanOrEqual(notBefore[rule] ?? 0)
      }
      shows.push({ what, tab, rule, real })
    },
  }
  return self
}

test('no user is offered more than the policy allows, whatever tabs, page loads and clocks do', () => {
  let shown = 0
  fc.assert(
    fc.property(moves, fc.boolean(), (script, mayRemember) => {
      const judged = judge(mayRemember)
      const browser = openBrowser(compiled, TABS, mayRemember, judged.see)
      const deny = () => {
        judged.deny()
        browser.deny()
      }
      for (const move of script) move({ ...browser, deny })
      shown += judged.count
    }),
    { numRuns: 200 },
  )
  // Help that never comes keeps every cap.
  expect(shown).toBeGreaterThan(200)
}, 60_000)
