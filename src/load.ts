/** What is loaded later: a bundler makes a chunk of each. */
export const load = {
  deciding: () => import('./deciding.ts'),
  handover: () => import('./handover/desk.ts'),
  forwarding: () => import('./forwarding.ts'),
  widget: () => import('./ui/widget.ts'),
  headless: () => import('./ui/headless.ts'),
  inspector: () => import('./inspector.ts'),
  sentences: () => import('./rules/sentences.ts'),
}
