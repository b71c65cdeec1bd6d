/** What the server answers: a list of rows for each question. */
export interface Answers {
  readonly total: readonly Total[]
  readonly choices: readonly Choice[]
  readonly places: readonly Place[]
  readonly 'place-days': readonly PlaceDay[]
  readonly days: readonly Day[]
  readonly releases: readonly Release[]
  readonly failures: readonly Failure[]
  readonly interventions: readonly Intervention[]
  readonly handovers: readonly Handover[]
  readonly tickets: readonly TicketTag[]
  readonly 'help-gaps': readonly Gap[]
}

export interface Report {
  readonly filter: Filter & { readonly before: string; readonly from: string; readonly until: string }
  readonly answers: Answers
  readonly alerts: readonly OpenAlert[]
  readonly losses: Losses
}

/** What did not come, and why. */
export interface Losses {
  readonly refused: readonly { readonly why: string; readonly events: number; readonly batches: number }[]
  readonly unsent: readonly { readonly reason: string; readonly events: number }[]
}

export interface OpenAlert {
  readonly alert: string
  readonly signal: string
  readonly page: string
  readonly place: string
  readonly failure: string
  readonly users: number
  /** What is to be done. */
  readonly action: string
  readonly opened: string
}

export interface Filter {
  readonly days: number
  readonly page: string
  readonly release: string
  readonly signal: string
}

export interface Total {
  readonly users: number
  readonly usersBefore: number
  readonly episodes: number
  readonly firstEvent: string | null
  readonly lastEvent: string | null
}

export interface Choice {
  readonly of: 'page' | 'release' | 'signal'
  readonly value: string
  readonly users: number
}

/** Where on a page: an element or a form, by its key, and by its name where the page tells it. */
export interface Where {
  readonly page: string
  readonly place: string
  readonly form: string | null
  readonly label: string | null
  readonly kind: string | null
}

export interface Place extends Where {
  readonly signal: string
  readonly users: number
  readonly usersBefore: number
  readonly episodes: number
  readonly friction: number
  readonly asked: number
  readonly visits: number
  readonly decidedOn: number
}

export interface PlaceDay extends Pick<Where, 'page' | 'place'> {
  readonly signal: string
  readonly day: string
  readonly users: number
}

export interface Gap extends Where {
  readonly signal: string
  readonly users: number
  readonly friction: number
  readonly asked: number
}

export interface Day {
  readonly day: string
  readonly users: number
  readonly episodes: number
  readonly asked: number
  readonly shown: number
}

export interface Release {
  readonly release: string
  readonly since: string
  readonly days: number
  readonly users: number
  /** Of whole days; without one nobody knows. */
  readonly usersADay: number | null
  readonly episodesAUser: number
  readonly newFailures: number
}

export interface Failure {
  readonly kind: 'error' | 'request' | 'file'
  readonly fingerprint: string
  readonly name: string | null
  readonly status: number | null
  readonly users: number
  readonly times: number
  readonly page: string
  readonly pages: number
  readonly firstRelease: string
  readonly lastRelease: string
  readonly firstSeen: string
  readonly lastSeen: string
}

/** So many users of one arm, and what became of them. */
export interface Arm {
  readonly users: number
  readonly resolved: number
  readonly recurred: number
  readonly dismissed: number
  readonly asked: number
  /** Median until they got through. */
  readonly seconds: number | null
}

export interface Uplift {
  readonly difference: number
  readonly interval: readonly [number, number]
  readonly verdict: 'more' | 'less' | 'not enough data yet'
  readonly usersToGo: number
}

export interface Intervention {
  readonly rule: string
  readonly intervention: string | null
  readonly shown: Arm
  readonly withheld: Arm
  /** Absent without a control group. */
  readonly uplift?: Uplift
  readonly tickets?: Uplift
}

export interface Handover {
  readonly page: string
  readonly signal: string
  readonly handovers: number
  readonly afterHelp: number
  readonly failed: number
  readonly via: string
}

export interface TicketTag {
  readonly tag: string
  readonly tickets: number
  readonly unsolved: number
  readonly stuckBefore: number
  readonly hours: number | null
  readonly page: string
  readonly signal: string
}
