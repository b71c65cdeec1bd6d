import { startActs } from './dom/acts.ts'
import { startAnswers } from './dom/answers.ts'
import { createAssets } from './dom/assets.ts'
import { startBlank } from './dom/blank.ts'
import { startErrorCopies } from './dom/errorCopies.ts'
import { startErrors } from './dom/errors.ts'
import { startFields } from './dom/fields.ts'
import { startForms } from './dom/forms.ts'
import { startHelpSeeks } from './dom/helpSeeks.ts'
import { startNetwork } from './dom/network.ts'
import { startPointer } from './dom/pointer.ts'
import { createRequests, type RequestsOptions } from './dom/requests.ts'
import { startScrolls } from './dom/scrolls.ts'
import { startSearches } from './dom/searches.ts'
import type { Sensor } from './dom/sensor.ts'
import { startUndos } from './dom/undos.ts'
import { startVitals } from './dom/vitals.ts'
import { startZooms } from './dom/zooms.ts'

/** By name, so that signals which need the same one share it. */
export interface Sensors {
  readonly [name: string]: (settings: RequestsOptions) => Sensor
}

export const requests = createRequests
export const acts = () => startActs
export const answers = () => startAnswers
export const errors = () => startErrors
export const errorCopies = () => startErrorCopies
export const forms = () => startForms
export const fields = () => startFields
export const helpSeeks = () => startHelpSeeks
export const undos = () => startUndos
export const assets = createAssets
export const blank = () => startBlank
export const pointer = () => startPointer
export const network = () => startNetwork
export const scrolls = () => startScrolls
export const searches = () => startSearches
export const zooms = () => startZooms
export const vitals = () => startVitals

/** In the order in which they start: what happened is told before what followed from it. */
export const sensors: Sensors = {
  requests,
  acts,
  answers,
  errors,
  forms,
  fields,
  helpSeeks,
  assets,
  blank,
  network,
  searches,
}

/**
 * These watch for what takes seconds, or for what the browser keeps for whoever comes late, so nothing is missed when they come
 * with what makes signals of it. They share no state with the others, of which they may be another copy.
 */
export const lateSensors: Sensors = { errorCopies, undos, pointer, scrolls, zooms, vitals }
