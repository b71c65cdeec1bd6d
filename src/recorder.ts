export { createRecorder, type Recorder, type RecorderOptions } from './recorder/createRecorder.ts'
export { embedObservations, type AddCustomEvent, type Embedding } from './recorder/embedObservations.ts'
export type { RrwebEvent, RrwebRecord } from './recorder/rrweb.ts'
