import type { Decision, DecisionReason } from '../core/decision.ts'
import type { Outcome } from '../core/observations/deciding.ts'
import { own } from '../core/own.ts'
import type { RuleExplanation } from './explain.ts'

/** Why help waits or is not shown, for people who are not engineers. */
export function describeReason(reason: DecisionReason): string {
  return own(REASONS, reason) ?? reason.replaceAll('-', ' ')
}

/** Those that do not speak for themselves. */
const REASONS: { readonly [reason in DecisionReason]?: string } = {
  'moment-hidden': 'the page is not in sight',
  'moment-typing': 'the user is typing',
  'moment-composing': 'the user is typing',
  'moment-pointer-down': 'the user holds the pointer down',
  'moment-selecting': 'text is selected',
  'moment-scrolling': 'the page is scrolling',
  'moment-requesting': 'the user waits for the server',
  'moment-dialog': 'a dialog of the page is open',
  'moment-fullscreen': 'something fills the screen',
  'moment-printing': 'the page is being printed',
  'moment-other-help': "another vendor's help is open",
  'waited-too-long': 'no good moment came in time',
  'friction-over': 'the trouble was over before',
  'no-variant': 'none of its variants fits this user now',
  unwanted: 'the user wants no help like this',
  'rule-cap': 'it was shown as often as it may be',
  'rule-cooldown': 'the user dismissed or postponed it',
  'group-cap': 'its group was shown as often as it may be',
  'overall-cap': 'help was shown as often as it may be',
  'visit-cap': 'there was help enough in this visit',
  'min-gap': 'there was other help a moment ago',
  'page-load-cap': 'without leave to remember there is one offer a page load',
  quiet: 'the user dismissed help repeatedly',
  'not-helping': 'it did not help this user before',
  'lower-priority': 'other help came first',
  'another-open': 'other help is on the screen',
  'slot-taken': 'other help has the place on the screen',
  'mode-watch': 'the mode is "watch"',
  silent: 'only the team is told',
  'control-group': 'this user is in the control group',
  expired: 'the rule has expired',
  'config-changed': 'the config has changed meanwhile',
  incident: 'a known incident explains it',
}

/** In a word or two each. */
export const OUTCOMES: { readonly [outcome in Outcome]: string } = {
  resolved: 'the trouble is resolved',
  recurred: 'the same trouble came again',
  'dismissed-resolved': 'the user dismissed it and got through without',
  'dismissed-left': 'the user dismissed it and did not get through',
  abandoned: 'the user did not get through',
  escalated: 'the user asked a person for help',
}

export const STATES: { readonly [verdict in Decision['verdict']]: RuleExplanation['state'] } = {
  show: 'shown',
  hold: 'waiting',
  suppress: 'not shown',
  withhold: 'kept for comparison',
}
