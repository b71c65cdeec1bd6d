import type { Observation } from '../core/observation.ts'
import type { SightBody } from '../core/observations/page.ts'
import type { Millis } from '../core/time.ts'
import { CPU_BUDGET } from './budget.ts'
import { createElements, type Elements } from './elements.ts'
import { closestForm, formKey } from './formKey.ts'
import { createGuard, type InternalProblem } from './guard.ts'
import type { FormPattern, Marks, Page, Sensing, Sensor } from './sensor.ts'
import { uniteMarks } from './uniteMarks.ts'

/** One who watches the page; several may, with one set of sensors between them. */
export interface Member {
  readonly marks: Marks
  readonly forms: readonly FormPattern[]
  /** Milliseconds a second; whoever allows most pays for all. */
  readonly cpuBudget?: Millis | undefined
  push(observation: Observation): void
  onProblem(problem: InternalProblem): void
  /** Another member shows help that somebody asked for: what this one shows goes. */
  giveWay(): void
}

export interface SharedPage {
  readonly page: Page
  /** Names this page load. */
  readonly load: string
  /** How well it can be watched. */
  sight(): SightBody['of']
  /** Counts the members that ever joined, from 0. */
  readonly index: number
  /** Starts a sensor, unless another member has; it runs until the last one who uses it leaves. */
  use(name: string, sensor: Sensor): void
  /**
   * The same for a sensor that a member's config has shaped: only those who named it alike hear it. Who joins
   * later is told on which page he is.
   */
  useOwn(name: string, sensor: Sensor): void
  /**
   * Lets the sensors look at what has changed but was not announced yet, as of `at`: what is found was there
   * before a deadline that is judged now.
   */
  settle(at: Millis): void
  /** Has the sensor that watches forms say what became of one that another page has sent. */
  answerForm: NonNullable<Sensing['answerForm']>
  /** The one place on the screen for help: true where it is free, or ours already. */
  takeSlot(): boolean
  /** Takes it from whoever has it. */
  seizeSlot(): void
  freeSlot(): void
  /** Stops what only this member used. */
  leave(): void
}

interface Shared {
  readonly page: Page
  readonly load: string
  readonly members: Set<Member>
  readonly sensing: Map<string, Started>
  joined: number
  sight: SightBody['of']
  slot?: Member | undefined
  /** While settling: nothing found is later than this. */
  until?: Millis | undefined
}

interface Started {
  readonly sensing: Sensing
  readonly users: Set<Member>
  /** The page that an own sensor has told of last. */
  readonly place?: () => Observation | undefined
}

/** Where all copies of this script on a page meet. */
const PLACE = Symbol.for('unstuck.page')

export function joinPage(window: Window & typeof globalThis, member: Member): SharedPage {
  const place = window as { [PLACE]?: Shared }
  const shared = (place[PLACE] ??= createShared(window))
  shared.members.add(member)
  const { page, load, sensing } = shared
  return {
    page,
    load,
    sight: () => shared.sight,
    index: shared.joined++,
    use(name, sensor) {
      const known = sensing.get(name)
      if (known) return void known.users.add(member)
      const started = page.guard(name, sensor)(page) as Sensing | undefined
      if (started) sensing.set(name, { sensing: started, users: new Set([member]) })
    },
    useOwn(name, sensor) {
      const known = sensing.get(name)
      if (known) {
        known.users.add(member)
        const place = known.place?.()
        if (place) member.push(place)
        return
      }
      const users = new Set([member])
      let place: Observation | undefined
      const push: Page['push'] = (observation) => {
        if (observation.type === 'page') place = observation
        for (const user of users) user.push(observation)
      }
      const own = Object.assign(Object.create(page) as Page, { push })
      const started = page.guard(name, sensor)(own) as Sensing | undefined
      if (started) sensing.set(name, { sensing: started, users, place: () => place })
    },
    settle(at) {
      shared.until = at
      for (const [name, { sensing: one }] of sensing) page.guard(name, () => one.settle?.())()
      shared.until = undefined
    },
    answerForm(key, answer) {
      for (const { sensing: one } of sensing.values()) if (one.answerForm) return one.answerForm(key, answer)
      return () => {}
    },
    takeSlot() {
      shared.slot ??= member
      return shared.slot === member
    },
    seizeSlot() {
      const { slot } = shared
      shared.slot = member
      if (slot !== undefined && slot !== member) slot.giveWay()
    },
    freeSlot() {
      if (shared.slot === member) shared.slot = undefined
    },
    leave() {
      shared.members.delete(member)
      this.freeSlot()
      for (const [name, { sensing: one, users }] of [...sensing].reverse()) {
        users.delete(member)
        if (users.size > 0) continue
        sensing.delete(name)
        page.guard(name, () => one.stop())()
      }
      if (shared.members.size === 0) delete place[PLACE]
    },
  }
}

function createShared(window: Window & typeof globalThis): Shared {
  const members = new Set<Member>()
  const { performance } = window
  const load = createNonce(window)
  let made = 0
  const marks = uniteMarks(members)
  let elements: Elements | undefined
  const known = () => (elements ??= createElements(window.document, marks))
  const clock = () => performance.timeOrigin + performance.now()

  const page: Page = {
    window,
    since: clock(),
    now: () => (shared.until === undefined ? clock() : Math.min(clock(), shared.until)),
    // A clock that runs differently in some embedders would put acts into the future.
    timeOf: ({ timeStamp }) => Math.min(performance.timeOrigin + timeStamp, clock()),
    push: (observation) => {
      for (const member of members) member.push(observation)
    },
    guard: createGuard(
      (problem) => {
        for (const member of members) member.onProblem(problem)
      },
      {
        clock: () => performance.now(),
        allowed: () => Math.max(...[...members].map(readBudget)),
        onSight,
      },
    ),
    newId: (prefix) => `${load}-${prefix}${++made}`,
    marks,
    get forms() {
      return [...members].flatMap(({ forms }) => forms)
    },
    describe: (element) => known().describe(element),
    find: (target) => known().find(target),
    keyOf: (form) => formKey(form, marks, page.forms),
    formOf: (element) => {
      const form = closestForm(element, page.forms)
      return form && page.keyOf(form)
    },
  }
  const shared: Shared = { page, load, members, sensing: new Map(), joined: 0, sight: 'all' }

  /** Told once the part that found it has ended: nobody is to be called from within the guard. */
  function onSight(of: SightBody['of']): void {
    shared.sight = of
    const tell = page.guard('sight', () => page.push({ type: 'sight', at: clock(), of: shared.sight }))
    queueMicrotask(tell)
  }
  return shared
}

function readBudget({ cpuBudget = CPU_BUDGET }: Member): Millis {
  return cpuBudget > 0 ? cpuBudget : CPU_BUDGET
}

/** `crypto` is there without a secure context too; `randomUUID` is not. */
function createNonce({ crypto }: Window & typeof globalThis): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (a.toString(36) + b.toString(36)).slice(0, 10)
}
