import type { SwitchBody } from '../../core/observations/deciding.ts'
import { strictest } from '../mode.ts'
import { compete } from './chooseCandidate.ts'
import type { JudgeState } from './judgeState.ts'
import { modeOf, type Sitting } from './sitting.ts'
import { dropWaiting, isRehearsal } from './lines.ts'

/** A newer config has taken help back: until the next page load, when it decides itself. */
export function noteSwitch(state: JudgeState, { mode, rules }: SwitchBody): void {
  state.facts.mode = strictest([state.facts.mode, mode])
  state.switched = rules
  state.changed.push('*')
}

/** What waits is only rehearsed now, and lets others go first, or dropped as its rule is off; what is on the screen goes. */
export function takeBack(sitting: Sitting): void {
  const { state, context, effects, ruleOf } = sitting
  const { waiting, open } = state
  const modeNow = (id: string) => {
    const rule = ruleOf.get(id)
    return rule ? modeOf(sitting, rule) : state.facts.mode
  }
  if (waiting) {
    const wasShown = !isRehearsal(waiting)
    waiting.mode = strictest([waiting.mode, modeNow(waiting.rule)])
    if (wasShown && isRehearsal(waiting)) {
      dropWaiting(sitting, waiting)
      delete waiting.ask
      compete(sitting, [{ ...waiting, question: 'moment', askAt: context.now }])
    }
  }
  if (open?.rule !== undefined && modeNow(open.rule) !== 'on') {
    effects.push({ type: 'withdraw', offer: open.offer, why: 'switched-off' })
  }
}
