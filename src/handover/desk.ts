/** What is loaded when somebody is to be handed over, or a rule asks who could take over. */
export { askAvailable } from './askAvailable.ts'
export { openDraft } from './openDraft.ts'
export { resolveHandovers } from './resolveHandovers.ts'
