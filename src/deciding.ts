/**
 * Everything that decides about help, in one chunk that is loaded beside the config: a page without rules never
 * pays for it. What happens meanwhile is kept and folded when it has arrived.
 */
export { createDeclaredEvents } from './dom/declared.ts'
export { createMoment } from './dom/moment.ts'
export { compileConfig } from './rules/compile.ts'
export { explainRules } from './rules/explain.ts'
export { findSwitched } from './rules/findSwitched.ts'
export { joinHistory } from './rules/history/joinHistory.ts'
export { settleHistory } from './rules/history/settleHistory.ts'
export { checkFeed } from './rules/incidents/checkFeed.ts'
export { createJudge } from './rules/judge.ts'
export { joinCaps } from './rules/policy/caps.ts'
export { settleCaps } from './rules/policy/settleCaps.ts'
export { createAttention } from './shell/attention.ts'
export { createMemory } from './storage/memory.ts'
