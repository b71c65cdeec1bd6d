import { css, doing, labels } from '../../../../src/ui/doing/doing.ts'
import { mountHelp } from '../../../../src/ui/mountHelp.tsx'
import { dress } from '../../../../src/ui/readable/dress.ts'

/** Runs inside a page with a strict policy: help with everything that it can show, and what the policy said. */
const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
  violations.push(`${effectiveDirective} at ${sourceFile}:${lineNumber}`),
)

const steps: string[] = []
const { element, close } = mountHelp(
  {
    id: 'strict',
    kind: 'tip',
    title: 'Title',
    body: '**a** _b_ `c` [d](/d)\n\n- e\n\n1. f',
    anchor: () => document.querySelector('button') ?? undefined,
    theme: { accent: 'rebeccapurple', radius: '4px', font: 'serif' },
    actions: [
      { kind: 'remedy', id: 'try', label: 'Try', run: () => Promise.reject(new Error('no')) },
      { kind: 'link', id: 'go', label: 'Go', href: 'https://help.example.com/' },
    ],
    allowLinks: ['https://help.example.com'],
  },
  { on: (step) => steps.push(step), onProblem() {} },
  { doing, css, labels, dress },
)
element.shadowRoot?.querySelector<HTMLElement>('.primary')?.click()

setTimeout(() => {
  const panel = element.shadowRoot?.querySelector<HTMLElement>('.panel')
  const { borderRadius, left } = panel ? getComputedStyle(panel) : ({} as CSSStyleDeclaration)
  const seen = { placed: panel?.dataset.placed, borderRadius, left, steps: [...steps], violations }
  close('seen')
  parent.postMessage(seen, '*')
}, 500)
