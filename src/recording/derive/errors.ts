import { describeError } from '../../core/describeError.ts'
import type { Presses } from './presses.ts'
import type { Part, Rebuilt } from './rebuilt.ts'
import type { Step } from './steps.ts'

/**
 * Errors that nobody caught, as console plug-ins and Sentry's breadcrumbs tell of them. What a product says to the console by
 * itself is no error: many say much there.
 */
export function createErrors(page: Rebuilt, { break: breakPress }: Presses): Part {
  return {
    see(step) {
      const { said = '', stack = '' } = readUncaught(step) ?? {}
      const [, promise, name, message = ''] = UNCAUGHT.exec(said) ?? []
      if (name === undefined && message === '') return
      const described = describeError({ name: name || 'Error', message, stack })
      breakPress(step.at)
      const source = promise ? 'rejection' : 'uncaught'
      if (described) page.push({ type: 'error', at: step.at, ...described, source })
    },
  }
}

/** What a tool says that the console said of an error. */
export function readUncaught(step: Step): { said: string; stack: string } | undefined {
  if (step.kind === 'plugin' && step.name.startsWith('rrweb/console')) {
    const { level, payload, trace } = step.payload
    return level === 'error' ? { said: wordsOf(payload), stack: stackOf(trace) } : undefined
  }
  if (step.kind !== 'custom' || step.tag !== 'breadcrumb') return undefined
  const { category, level, message } = step.payload
  const isError = level === 'error' && category === 'console' && typeof message === 'string'
  return isError ? { said: message, stack: '' } : undefined
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
