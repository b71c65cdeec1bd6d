/** What a page needs from its start on if somebody could take over: what happens is taken down, and those whom rules ask about are asked. */
export { createHandingOver } from './handingOver.ts'
export { createHandovers } from './handovers.ts'
