export { labels } from './labels.ts'
export { Dot } from './Dot.tsx'

export const css = `
[data-dot] { width: auto; border-radius: 50%; }
[data-dot] .arrow { display: none; }
.dot { display: grid; width: 2.86em; height: 2.86em; padding: 0; border: 0; border-radius: 50%; }
.dot svg { width: 1.43em; height: 1.43em; }
`
