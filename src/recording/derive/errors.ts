import { describeError } from '../../core/describeError.ts'
import type { Millis } from '../../core/time.ts'
import type { Fields } from '../rrwebEvent.ts'
import type { Presses } from './presses.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

/**
 * Errors that nobody caught, as console plug-ins and Sentry's breadcrumbs tell of them. What a product says to the console by
 * itself is no error: many say much there.
 */
export function createErrors(page: Rebuilt, { break: breakPress }: Presses): Part {
  function tell(said: string, stack: string, at: Millis): void {
    const [, promise, name, message = ''] = UNCAUGHT.exec(said) ?? []
    if (name === undefined && message === '') return
    const described = describeError({ name: name || 'Error', message, stack })
    breakPress(at)
    if (described) page.push({ type: 'error', at, ...described, source: promise ? 'rejection' : 'uncaught' })
  }

  return {
    see(step) {
      if (step.kind === 'plugin' && step.name.startsWith('rrweb/console')) {
        const { level, payload, trace } = step.payload
        if (level === 'error') tell(wordsOf(payload), stackOf(trace), step.at)
      }
      if (step.kind === 'custom' && step.tag === 'breadcrumb') {
        const { category, level, message } = step.payload as Fields
        if (level === 'error' && category === 'console' && typeof message === 'string')
          tell(message, '', step.at)
      }
    },
  }
}

/** As browsers put it to the console: `Uncaught TypeError: x is not a function`, `Uncaught (in promise) Error: gone`. */
const UNCAUGHT = /^Uncaught (\(in promise\) )?(?:([\w$.]*(?:Error|Exception))\b:?\s*)?([^]*)/

/** What was said is JSON, each word of it. */
function wordsOf(payload: unknown): string {
  const [first, second] = Array.isArray(payload) ? payload : []
  return [first, second].flatMap((word: unknown) => (typeof word === 'string' ? [read(word)] : [])).join(' ')
}

function read(json: string): string {
  try {
    return String(JSON.parse(json))
  } catch {
    return json
  }
}

function stackOf(trace: unknown): string {
  return Array.isArray(trace)
    ? trace
        .filter((line) => typeof line === 'string')
        .slice(0, 10)
        .join('\n')
    : ''
}
