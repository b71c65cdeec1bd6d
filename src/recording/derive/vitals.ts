import type { Observed } from '../../core/observation.ts'
import type { Fields } from '../rrwebEvent.ts'
import { isElement } from '../tree/pageNode.ts'
import { isNumber } from './isNumber.ts'
import { describe, type Part, type Rebuilt } from './rebuilt.ts'
import { readSpan } from './spans.ts'

/** How long the page's largest part and its slowest interaction took, as far as Sentry has measured them. */
export function createVitals(page: Rebuilt): Part {
  let load: { -readonly [K in keyof Observed<'vital'>]: Observed<'vital'>[K] } | undefined

  function tell(kind: Observed<'vital'>['kind'], { value, nodeIds }: Fields, at: number): void {
    if (!isNumber(value)) return
    const time = Math.round(value)
    // Told again, it has become larger.
    if (kind === 'page' && load) return void (load.time = time)
    const element = page.tree.node(Array.isArray(nodeIds) ? nodeIds[0] : undefined)
    const target = isElement(element) ? { target: describe(element, page) } : {}
    const vital: Observed<'vital'> = { type: 'vital', at, kind, time, ...target }
    if (kind === 'page') load = vital
    page.push(vital)
  }

  return {
    see(step) {
      if (step.kind === 'page' && step.isNew) load = undefined
      const span = step.kind === 'custom' ? readSpan(step.tag, step.payload) : undefined
      if (span?.op !== 'web-vital') return
      if (span.name === 'largest-contentful-paint') tell('page', span.data, step.at)
      if (span.name === 'interaction-to-next-paint') tell('interaction', span.data, step.at)
    },
  }
}
