import { logarithm } from '../core/logarithm.ts'

/** One arm of a rule's experiment: of so many users decided on, so many with the outcome that is asked about. */
export interface Arm {
  readonly users: number
  readonly reached: number
}

/** How much help changes the share of users with an outcome. All figures are shares, from -1 to 1. */
export interface Uplift {
  /** Share among those shown minus share among those withheld; 0 while an arm is empty. */
  readonly difference: number
  /** Holds the true difference in 95 of 100 experiments, however often somebody looks and whenever they stop. */
  readonly interval: readonly [low: number, high: number]
  readonly verdict: 'more' | 'less' | 'not enough data yet'
  /** About so many users more, of both arms together, until a difference can be told; 0 once it is. */
  readonly usersToGo: number
}

/** How sure, and of how much, {@link computeUplift} is to be. */
export interface UpliftOptions {
  /** How sure to be, from 0.5 to 0.999999. Default: 0.95. */
  readonly level?: number
  /** The smallest difference worth knowing, from 0.0001 to 1; sets how many users are still to go. Default: 0.05. */
  readonly worthwhile?: number
}

/** The number of users at which the interval is tightest. What one rule of a mid-sized product decides in weeks. */
export const TIGHTEST_AT = 1000
/**
 * The interval rests on a central limit, so nothing is said before there are that many users in each arm, and as
 * many of each kind, with the outcome and without, could be expected in the smaller arm. With less, of 1,000
 * experiments with a rare outcome and a small control group 121 were wrong.
 */
export const IN_EACH_ARM = 25
export const OF_EACH_KIND = 5
/** Users to go are counted so that a true difference would be told with a probability of four in five. */
const POWER = 0.8416
/** Less sure than a coin, or surer than one in a million: no report asks for it. */
export const LEVELS = [0.5, 0.999999] as const
/** It takes a billion users to tell one in ten thousand from nothing; what is smaller, nobody can wait for. */
export const WORTHWHILE = [0.0001, 1] as const

/**
 * Compares the users who were shown help with those from whom it was withheld, by an asymptotic confidence sequence:
 * an interval that stays right under peeking, after every single user if need be, where the usual one is wrong in a
 * third of all experiments that somebody keeps looking at.
 *
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas: "Time-uniform central limit theory and asymptotic confidence
 * sequences", Annals of Statistics 52 (2024), arXiv 2103.06476, in the form that GrowthBook's sequential tests
 * made familiar.
 *
 * Count each user once, by the first decision on them: later ones depend on what became of it.
 *
 * @throws {RangeError} when an arm or an option is none that could be, such as more users with the outcome than users.
 * @example
 * const { verdict, usersToGo } = computeUplift({ users: 812, reached: 41 }, { users: 203, reached: 22 })
 */
export function computeUplift(
  shown: Arm,
  withheld: Arm,
  { level = 0.95, worthwhile = 0.05 }: UpliftOptions = {},
): Uplift {
  checkArm('shown', shown)
  checkArm('withheld', withheld)
  checkShare('level', level, LEVELS)
  checkShare('worthwhile', worthwhile, WORTHWHILE)
  const users = shown.users + withheld.users
  const reached = shown.reached + withheld.reached
  const difference = shareOf(shown) - shareOf(withheld)
  const smaller = Math.min(shown.users, withheld.users)
  const isEnough =
    smaller >= IN_EACH_ARM && (Math.min(reached, users - reached) / users) * smaller >= OF_EACH_KIND
  const width = isEnough ? halfWidth(spreadOf(shown) + spreadOf(withheld), users, 1 - level) : 1
  const interval = [Math.max(-1, difference - width), Math.min(1, difference + width)] as const
  const verdict = interval[0] > 0 ? 'more' : interval[1] < 0 ? 'less' : 'not enough data yet'
  const wanted = Math.max(worthwhile, Math.abs(difference))
  const usersToGo = verdict === 'not enough data yet' ? countUsersToGo(shown, withheld, wanted, 1 - level) : 0
  return { difference, interval, verdict, usersToGo }
}

function checkArm(name: string, { users, reached }: Arm): void {
  for (const [key, count] of Object.entries({ users, reached })) {
    if (!Number.isSafeInteger(count) || count < 0)
      refuse(`"${key}" of those ${name} is ${count}, but it must be a whole number of users`)
  }
  if (reached > users)
    refuse(
      `${reached} of those ${name} reached the outcome, but there are only ${users}; count each user once`,
    )
}

function checkShare(name: string, share: number, [least, most]: readonly [number, number]): void {
  if (typeof share === 'number' && share >= least && share <= most) return
  const isPercent = share >= 100 * least && share <= 100 * most
  const hint = isPercent ? `; did you mean ${share / 100}?` : ''
  refuse(`"${name}" is ${share}, but it must be a share from ${least} to ${most}${hint}`)
}

function refuse(why: string): never {
  throw new RangeError(`Failed to compute the uplift: ${why}`)
}

function shareOf({ users, reached }: Arm): number {
  return users > 0 ? reached / users : 0
}

/** The variance of a share; an arm in which nobody had the outcome is not certain to have nobody. */
function spreadOf(arm: Arm): number {
  const share = guess(arm)
  return (share * (1 - share)) / arm.users
}

function halfWidth(spread: number, users: number, alpha: number): number {
  const rate = tightestRate(alpha)
  const scale = users * rate + 1
  const bound = ((2 * scale) / (users * rate)) * logarithm(Math.sqrt(scale) / alpha)
  return Math.sqrt(spread) * Math.sqrt(bound)
}

/** `ρ²` of the sequence, which makes it tightest at {@link TIGHTEST_AT}. */
function tightestRate(alpha: number): number {
  const doubt = -2 * logarithm(alpha)
  return (doubt + logarithm(doubt + 1)) / TIGHTEST_AT
}

/** By doubling and halving: how many users it takes, at the shares and in the proportion that there are now. */
function countUsersToGo(shown: Arm, withheld: Arm, wanted: number, alpha: number): number {
  const users = shown.users + withheld.users
  const reached = shown.reached + withheld.reached
  const share = users > 0 ? withheld.users / users : 0.5
  // Of an arm that is hardly there, little is known.
  const control = Math.min(0.95, Math.max(0.05, share))
  const [p, q] = [guess(shown), guess(withheld)]
  const spreadOfOne = (p * (1 - p)) / (1 - control) + (q * (1 - q)) / control
  const isTold = (count: number) => {
    const spread = spreadOfOne / count
    return halfWidth(spread, count, alpha) + POWER * Math.sqrt(spread) <= wanted
  }
  // Of something so rare, enough must have come before anything is said.
  const rarer = guess({ users, reached: Math.min(reached, users - reached) })
  const least = Math.max(IN_EACH_ARM, OF_EACH_KIND / rarer) / Math.min(control, 1 - control)
  let enough = 2 * IN_EACH_ARM
  while (enough < least || !isTold(enough)) enough *= 2
  let few = enough / 2
  // Two digits of it are told.
  while (enough - few > Math.max(1, enough / 1000)) {
    const middle = Math.floor((few + enough) / 2)
    if (middle >= least && isTold(middle)) enough = middle
    else few = middle
  }
  return Math.max(1, roundUp(enough - users))
}

/** A share that is never quite none or all. */
function guess({ users, reached }: Arm): number {
  return (reached + 1) / (users + 2)
}

/** To two digits: it is a guess. */
function roundUp(count: number): number {
  let step = 1
  while (count / step > 100) step *= 10
  return Math.ceil(count / step) * step
}
