import type { HandoverContext, Step, StepKind } from './context.ts'
import { shorten } from './shorten.ts'
import type { StoryLine } from './story.ts'

/** What a provider shows of a subject. */
const SUBJECT_LENGTH = 80
/** What most providers keep of one value. */
const FIELD_LENGTH = 255

export interface ContextParts {
  readonly idempotencyKey: string
  /** What the user has written. */
  readonly text: string
  /** The lines that they have kept. */
  readonly lines: readonly StoryLine[]
  /** Said where the user writes nothing. */
  readonly subject: string
  readonly page: string
  readonly url: string
  readonly release?: string | undefined
  readonly recording?: readonly unknown[] | undefined
  /** A time as a clock shows it. */
  sayTime(at: number): string
}

/** Puts together what is passed on, from what the user has left. */
export function writeContext(parts: ContextParts): HandoverContext {
  const { idempotencyKey, lines, page, url, release, recording, sayTime } = parts
  const text = trim(parts.text.replace(/\r\n?/g, '\n'))
  const steps = lines.map(({ step }) => step)
  const story = lines.map((line) => `${sayTime(line.step.at)} ${line.text}`)
  const first = text.split('\n', 1)[0]!
  return {
    idempotencyKey,
    subject: shorten(inOneLine(first === '' ? parts.subject : first), SUBJECT_LENGTH),
    message: [
      ...(text === '' ? [] : [text]),
      ...(story.length === 0 ? [] : [[url, ...story].join('\n')]),
    ].join('\n\n'),
    page,
    url,
    ...(release !== undefined && { release }),
    steps,
    fields: writeFields(steps),
    ...(recording && { recording }),
  }
}

/** Spaces, and signs that nobody sees, are no words. */
function trim(text: string): string {
  return text.replace(/^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu, '')
}

/** A subject becomes a header of a mail, where the next line would be the next header. */
function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function writeFields(steps: readonly Step[]): HandoverContext['fields'] {
  const names = { signal: 'signals', error: 'errors', request: 'requests', help: 'help' } as const
  const fields = Object.entries(names).flatMap(([kind, name]) => {
    const said = listOf(steps, kind as StepKind)
    return said === '' ? [] : [[name, said] as const]
  })
  return Object.fromEntries(fields)
}

/** The newest first, since what does not fit is cut. */
function listOf(steps: readonly Step[], kind: StepKind): string {
  const said = steps
    .filter((step) => step.kind === kind)
    .map(({ what, how }) => (how === undefined ? what : `${what} (${how})`))
  return shorten([...new Set(said)].reverse().join(', '), FIELD_LENGTH)
}
