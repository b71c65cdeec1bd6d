/** An event as rrweb emits it. */
export interface RrwebEvent {
  readonly type: number
  readonly timestamp: number
  readonly data: unknown
}

/** What is used of `record` of `@rrweb/record`, or of `rrweb`. */
export interface RrwebRecord {
  (options: RrwebOptions): (() => void) | undefined
  takeFullSnapshot(isCheckout?: boolean): void
  /** Throws where nothing is recorded. */
  addCustomEvent?(tag: string, payload: unknown): void
  /** Which node is which in the recording. */
  readonly mirror?: { getId(node: Node): number }
}

export interface RrwebOptions {
  emit(event: RrwebEvent, isCheckout?: boolean): void
  blockSelector: string
  maskTextSelector: string
  maskTextFn(text: string): string
  maskAllInputs: true
  maskInputFn(text: string, field?: object | null): string
  userTriggeredOnInput: true
  slimDOMOptions: 'all'
  recordAfter: 'DOMContentLoaded'
}

export const FULL_SNAPSHOT = 2
export const INCREMENTAL = 3
export const META = 4
export const CUSTOM = 5
export const MUTATION = 0
export const INTERACTION = 2
export const INPUT = 5
export const STYLE_RULES = 8
export const STYLE_DECLARATION = 13
export const ADOPTED_STYLES = 15
