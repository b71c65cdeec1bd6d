export { Question } from './Question.tsx'

export const css = `
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 14px 0 0; color: var(--soft); }
.small { min-height: 28px; padding: 2px 10px; }
`
