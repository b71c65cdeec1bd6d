import type { AnyDetector } from './core/detector.ts'
import * as detect from './detectors/index.ts'
import {
  acts,
  answers,
  assets,
  blank,
  errorCopies,
  errors,
  fields,
  forms,
  helpSeeks,
  network,
  pointer,
  requests,
  scrolls,
  searches,
  type Sensors,
  undos,
  vitals,
  zooms,
} from './sensors.ts'

/** A signal that a page can have: its detector, and the sensors that it needs. */
export interface Feature {
  readonly detector: AnyDetector
  readonly sensors: Sensors
}

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
  sensors: { acts, assets },
}
export const blankPage: Feature = {
  detector: detect.blankPage,
  sensors: { requests, blank },
}
export const cursorThrash: Feature = {
  detector: detect.cursorThrash,
  sensors: { acts, pointer },
}
export const offline: Feature = {
  detector: detect.offline,
  sensors: { acts, forms, network },
}
export const scrollThrash: Feature = {
  detector: detect.scrollThrash,
  sensors: { acts, scrolls },
}
export const searchStruggle: Feature = {
  detector: detect.searchStruggle,
  sensors: { requests, acts, answers, searches },
}
export const zoomStruggle: Feature = { detector: detect.zoomStruggle, sensors: { zooms } }
export const slowPage: Feature = { detector: detect.slowPage, sensors: { vitals } }
export const slowInteraction: Feature = {
  detector: detect.slowInteraction,
  sensors: { vitals },
}
