import type { InspectorState } from '../inspectorState.ts'

/** Everything that changes the state by hand says so here, so that it is drawn. */
export type Change = (edit: (state: InspectorState) => void) => void
