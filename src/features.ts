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

/** A working control was pressed, and nothing happened. */
export const deadClick: Feature = { detector: detect.deadClick, sensors: { requests, acts, answers } }
/** A finger swiped over something that has more to show, and nothing moved. */
export const deadSwipe: Feature = { detector: detect.deadSwipe, sensors: { requests, acts, answers } }
/** A disabled control was pressed again. */
export const disabledClick: Feature = { detector: detect.disabledClick, sensors: { acts, answers } }
/** An error, a failed request or an alert came right after an act. */
export const errorClick: Feature = {
  detector: detect.errorClick,
  sensors: { requests, acts, answers, errors },
}
/** The text of an error was copied. */
export const errorCopied: Feature = { detector: detect.errorCopied, sensors: { acts, errorCopies } }
/** The same error came again after the user had tried again. */
export const errorLoop: Feature = { detector: detect.errorLoop, sensors: { requests, acts, errors } }
/** A request that an act caused failed, and nothing mended it. */
export const failedRequest: Feature = { detector: detect.failedRequest, sensors: { requests, acts } }
/** A field was looked at for long before the first input. */
export const fieldHesitation: Feature = {
  detector: detect.fieldHesitation,
  sensors: { acts, forms, fields },
}
/** A field was emptied, rewritten or returned to with data, again and again. */
export const fieldRefill: Feature = { detector: detect.fieldRefill, sensors: { forms, fields } }
/** A form with fields filled in was left without a submit. */
export const formAbandon: Feature = {
  detector: detect.formAbandon,
  sensors: { requests, acts, forms, fields },
}
/** A form was refused again, with no success between. */
export const formRejected: Feature = { detector: detect.formRejected, sensors: { requests, acts, forms } }
/** A form was begun, the user is there, and it goes no further. */
export const formStall: Feature = { detector: detect.formStall, sensors: { acts, forms } }
/** The user goes for help. */
export const helpSeek: Feature = { detector: detect.helpSeek, sensors: { acts, helpSeeks } }
/** To and fro between the same pages. */
export const navLoop: Feature = { detector: detect.navLoop, sensors: { acts, forms } }
/** Pages were left at once by going back. */
export const quickBack: Feature = { detector: detect.quickBack, sensors: { requests, acts, forms } }
/** Acts in a row on one place, and the page did not answer. */
export const rageClick: Feature = { detector: detect.rageClick, sensors: { requests, acts, answers } }
/** One page was loaded again and again. */
export const reloadLoop: Feature = { detector: detect.reloadLoop, sensors: { forms } }
/** Another tool on the page has found friction. */
export const reportedFriction: Feature = { detector: detect.reportedFriction, sensors: { acts } }
/** The same request failed again after the user had tried again. */
export const retryLoop: Feature = { detector: detect.retryLoop, sensors: { requests, acts } }
/** The page answered an act late. */
export const slowClick: Feature = { detector: detect.slowClick, sensors: { requests, acts, answers } }
/** The user waits for a request. */
export const slowRequest: Feature = { detector: detect.slowRequest, sensors: { requests, acts, answers } }
/** Several things were taken back in a row. */
export const undoBurst: Feature = { detector: detect.undoBurst, sensors: { undos } }
/** A script, a style sheet or a chunk of the product did not load. */
export const assetFailed: Feature = {
  detector: detect.assetFailed,
  sensors: { acts, assets },
}
/** Nothing is to be seen after a navigation. */
export const blankPage: Feature = {
  detector: detect.blankPage,
  sensors: { requests, blank },
}
/** The pointer was thrown about in a small space. */
export const cursorThrash: Feature = {
  detector: detect.cursorThrash,
  sensors: { acts, pointer },
}
/** The network went away while the user was acting. */
export const offline: Feature = {
  detector: detect.offline,
  sensors: { acts, forms, network },
}
/** Scrolled up and down in turns. */
export const scrollThrash: Feature = {
  detector: detect.scrollThrash,
  sensors: { acts, scrolls },
}
/** Several queries in one search, and no result chosen. */
export const searchStruggle: Feature = {
  detector: detect.searchStruggle,
  sensors: { requests, acts, answers, searches },
}
/** Zoomed again and again. */
export const zoomStruggle: Feature = { detector: detect.zoomStruggle, sensors: { zooms } }
/** The largest part of a page took long to appear. */
export const slowPage: Feature = { detector: detect.slowPage, sensors: { vitals } }
/** A press or a key after which the page showed nothing for long. */
export const slowInteraction: Feature = {
  detector: detect.slowInteraction,
  sensors: { vitals },
}
