import type { HandoverContext, Step, StepKind } from './context.ts'
import type { StoryLine } from './story.ts'

/** What a provider shows of a subject. */
const SUBJECT_LENGTH = 80
/** What most providers keep of one value. */
const FIELD_LENGTH = 255

export interface ContextParts {
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
  const { lines, page, url, release, recording, sayTime } = parts
  const text = parts.text.trim()
  const steps = lines.map(({ step }) => step)
  const story = lines.map((line) => `${sayTime(line.step.at)} ${line.text}`)
  const first = text.split('\n', 1)[0]!
  return {
    subject: first === '' ? parts.subject : shorten(first, SUBJECT_LENGTH),
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

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}
