import type { ActBody } from '../core/observations/user.ts'
import { findDisabled } from './disabled.ts'
import { isDisabled, judgePress } from './judge.ts'
import { watchPresses, type Press, type Way } from './presses.ts'
import { isAnswering } from './running.ts'
import { partOfSearch } from './search.ts'
import type { Page, Sensor } from './sensor.ts'
import { hasMoreToShow } from './swipes.ts'

/**
 * What the user did, as `act` observations. All that it says is read when the press begins: by the click the
 * page may have changed.
 */
export const startActs: Sensor = (page) => {
  const drafts = new WeakMap<Press, ActBody>()
  const stop = watchPresses(page, {
    began: (press, earlier) =>
      void drafts.set(press, describeAct(page, press, isAnswering(page, press, earlier))),
    acted(press) {
      const draft = drafts.get(press)
      if (draft) page.push({ type: 'act', at: page.now(), ...draft, ...(press.panned && notDead(press)) })
    },
    swiped(press, way) {
      const swipe = describeSwipe(page, press, way)
      if (swipe) page.push({ type: 'act', at: page.now(), ...swipe })
    },
  })
  return { stop }
}

/** A tap that a pan ate never reached the page: again and again it is rage, but the control may work. */
const notDead = ({ ignored }: Press) => ({ ignored: [...ignored, 'dead-click'] })

function describeAct(page: Page, press: Press, absorbed: boolean): ActBody {
  const { kind, began, event, meant, ignored } = press
  const point = kind === 'press' ? (event as MouseEvent) : undefined
  // A control that lets the pointer through is not met, but it is what was meant.
  const element = (point && !meant.actionable && findDisabled(meant.origin, point)) || meant.element
  const form = page.formOf(element)
  const target = page.describe(element)
  if (element === meant.element && target.name) press.name = target.name
  return {
    id: page.newId('act'),
    began,
    kind,
    target,
    judge: judgePress(meant, page, point),
    ...(form !== undefined && { form }),
    ...(point && { x: Math.round(point.clientX), y: Math.round(point.clientY) }),
    ...(isDisabled(element) && { disabled: true }),
    ...(partOfSearch(element) && { search: true }),
    ...(absorbed && { absorbed: true }),
    ...(ignored.length > 0 && { ignored }),
  }
}

/** A swipe over what should have moved. One that moved something is scrolling, and no act. */
function describeSwipe(page: Page, press: Press, way: Way): ActBody | undefined {
  const { began, meant, ignored, answered, panned } = press
  if (answered || panned) return undefined
  const part = hasMoreToShow(meant.origin, way)
  if (!part || page.marks.isAmbient(part)) return undefined
  return {
    id: page.newId('act'),
    began,
    kind: 'swipe',
    target: page.describe(part),
    judge: 'yes',
    length: Math.round(Math.hypot(way.x, way.y)),
    ...(ignored.length > 0 && { ignored }),
  }
}
