import type { Offer } from '../core/decision.ts'
import type { HelpStep } from '../core/help.ts'
import type { InterventionConfig } from '../core/intervention.ts'
import type { HelpBody } from '../core/observations/deciding.ts'
import type { InterventionStep } from '../forward/event.ts'
import type { Reached } from './reached.ts'

/** What has happened to help: on the screen, or told to the team alone. */
export type TellHelp = (offer: Offer, step: HelpStep, by?: string, progress?: HelpBody['progress']) => void

/** Tells all who must know what has happened to help. */
export function createTellHelp(
  { page, push, emit, forwarding, remember, attention, handingOver }: Reached,
  interventions: { readonly [id: string]: InterventionConfig },
): TellHelp {
  return ({ id: offer, intervention, rule, content }, step, by, progress) => {
    const how = { step, ...(by !== undefined && { by }), ...(progress && { progress }) }
    const named = rule === undefined ? {} : { rule }
    const told: InterventionStep = { at: page.now(), offer, intervention, ...named, ...how }
    push('help', { offer, ...how })
    emit('intervention', told)
    forwarding?.send({ type: 'intervention', at: told.at, data: told })
    void remember.now()
    attention?.note(step, by)
    if (step === 'shown') handingOver?.noteHelp(intervention, content ?? interventions[intervention])
  }
}
