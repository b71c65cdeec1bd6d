// What the page does, and how well it can be watched.

export interface PageBody {
  /** Path, with the query parameters that the config keeps. Stays in the page. */
  readonly path: string
  /** Route name given by `unstuck.page()`. */
  readonly route?: string
  /** Hash of the full URL. */
  readonly url: string
  /**
   * A document: `load`, `reload`, or `restore` by going back or forward to it. Within one: `push`, `replace`,
   * `traverse`, or a `route` that the host has named.
   */
  readonly via: 'load' | 'reload' | 'restore' | 'push' | 'replace' | 'traverse' | 'route'
  /** HTTP status of a full load, where the browser tells. */
  readonly status?: number
}

export type AnswerKind =
  | 'dom'
  | 'value'
  | 'style'
  | 'animation'
  | 'navigation'
  | 'focus'
  | 'selection'
  | 'copy'
  | 'scroll'
  | 'media'
  | 'toggle'
  | 'window'
  | 'fullscreen'
  | 'drag'

export interface AnswerBody {
  readonly kind: AnswerKind
  /** It only says "no": an alert, a field marked invalid. */
  readonly failing?: true
  /** An alert that nothing calls an error: it may say as well that all went well. */
  readonly bare?: true
  /** Another control was being pressed, of which no act tells yet: whether it answers the acts before is not known. */
  readonly elsewhere?: true
}

export interface RequestBody {
  readonly id: string
  /** Method and path template. */
  readonly key: string
  /** The latest act caused it, unless it is ten seconds old: it was sent while that was handled, or the host says so. */
  readonly caused?: true
  /** Nobody waits for it: another site's, a beacon, or an upload that takes what it takes. */
  readonly unawaited?: true
  /** Sent so that it outlives the page: it counts something, and no act waits for it. */
  readonly beacon?: true
}

export interface ResponseBody {
  readonly id: string
  readonly key: string
  /** `refused`: 4xx; `failed`: 5xx or no connection; `aborted`: somebody called it off. */
  readonly outcome: 'ok' | 'refused' | 'failed' | 'aborted'
  readonly status?: number
  /** False where an error means nothing to the user: another site's, a beacon, a `no-cors`. */
  readonly judged: boolean
}

export interface ErrorBody {
  /** Hash of type, normalised message and top frame. */
  readonly fingerprint: string
  readonly name: string
  readonly source: 'uncaught' | 'rejection' | 'reported'
}

/**
 * How well the page can be watched from now on: `unsampled` while what samples the page rests, for it takes too much time;
 * `nothing` is certain once a part of ours is switched off.
 */
export interface SightBody {
  readonly of: 'all' | 'unsampled' | 'nothing'
  /** What a recording cannot tell of, whatever happened in it: `signal offline`, `event upgraded`. */
  readonly untold?: readonly string[]
}
