import type { AnyDetector } from './core/detector.ts'
import * as detect from './detectors/index.ts'
import { startActs } from './dom/acts.ts'
import { startAnswers } from './dom/answers.ts'
import { startErrorCopies } from './dom/errorCopies.ts'
import { createAssets } from './dom/assets.ts'
import { startBlank } from './dom/blank.ts'
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

/** A signal that a page can have: its detector, and the sensors that it needs. */
export interface Feature {
  readonly detector: AnyDetector
  readonly sensors: { readonly [name: string]: (settings: RequestsOptions) => Sensor }
}

const acts = () => startActs
const answers = () => startAnswers
const errors = () => startErrors
const errorCopies = () => startErrorCopies
const helpSeeks = () => startHelpSeeks
const fields = () => startFields
const forms = () => startForms
const requests = createRequests
const undos = () => startUndos

export const deadClick: Feature = { detector: detect.deadClick, sensors: { requests, acts, answers } }
export const deadSwipe: Feature = { detector: detect.deadSwipe, sensors: { requests, acts, answers } }
export const disabledClick: Feature = { detector: detect.disabledClick, sensors: { acts, answers } }
export const errorClick: Feature = {
  detector: detect.errorClick,
  sensors: { requests, acts, answers, errors },
}
export const errorCopied: Feature = { detector: detect.errorCopied, sensors: { acts, errorCopies } }
export const errorLoop: Feature = { detector: detect.errorLoop, sensors: { requests, acts, errors } }
export const failedRequest: Feature = { detector: detect.failedRequest, sensors: { requests, acts } }
export const fieldHesitation: Feature = {
  detector: detect.fieldHesitation,
  sensors: { acts, forms, fields },
}
export const fieldRefill: Feature = { detector: detect.fieldRefill, sensors: { forms, fields } }
export const formAbandon: Feature = {
  detector: detect.formAbandon,
  sensors: { requests, acts, forms, fields },
}
export const formRejected: Feature = { detector: detect.formRejected, sensors: { requests, acts, forms } }
export const formStall: Feature = { detector: detect.formStall, sensors: { acts, forms } }
export const helpSeek: Feature = { detector: detect.helpSeek, sensors: { acts, helpSeeks } }
export const navLoop: Feature = { detector: detect.navLoop, sensors: { acts, forms } }
export const quickBack: Feature = { detector: detect.quickBack, sensors: { requests, acts, forms } }
export const rageClick: Feature = { detector: detect.rageClick, sensors: { requests, acts, answers } }
export const reloadLoop: Feature = { detector: detect.reloadLoop, sensors: { forms } }
export const reportedFriction: Feature = { detector: detect.reportedFriction, sensors: { acts } }
export const retryLoop: Feature = { detector: detect.retryLoop, sensors: { requests, acts } }
export const slowClick: Feature = { detector: detect.slowClick, sensors: { requests, acts, answers } }
export const slowRequest: Feature = { detector: detect.slowRequest, sensors: { requests, acts, answers } }
export const undoBurst: Feature = { detector: detect.undoBurst, sensors: { undos } }
export const assetFailed: Feature = {
  detector: detect.assetFailed,
  sensors: { acts, assets: createAssets },
}
export const blankPage: Feature = {
  detector: detect.blankPage,
  sensors: { requests, blank: () => startBlank },
}
export const cursorThrash: Feature = {
  detector: detect.cursorThrash,
  sensors: { acts, pointer: () => startPointer },
}
export const offline: Feature = {
  detector: detect.offline,
  sensors: { acts, forms, network: () => startNetwork },
}
export const scrollThrash: Feature = {
  detector: detect.scrollThrash,
  sensors: { acts, scrolls: () => startScrolls },
}
export const searchStruggle: Feature = {
  detector: detect.searchStruggle,
  sensors: { requests, acts, answers, searches: () => startSearches },
}
export const zoomStruggle: Feature = { detector: detect.zoomStruggle, sensors: { zooms: () => startZooms } }
export const slowPage: Feature = { detector: detect.slowPage, sensors: { vitals: () => startVitals } }
export const slowInteraction: Feature = {
  detector: detect.slowInteraction,
  sensors: { vitals: () => startVitals },
}
