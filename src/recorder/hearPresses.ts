import { INCREMENTAL, INTERACTION, type RrwebEvent, type RrwebRecord } from './rrweb.ts'

export interface PressesHeard {
  /** rrweb has told of something itself. */
  note(event: RrwebEvent): void
  stop(): void
}

/** An interaction in rrweb's words. */
interface Interaction {
  readonly source: typeof INTERACTION
  readonly type: number
  readonly id: number
  readonly x: number
  readonly y: number
  readonly pointerType?: number
}

/** rrweb's numbers of pointers, and of what they do. */
const POINTERS: { readonly [type: string]: number } = { mouse: 0, pen: 1, touch: 2 }
const MOUSE = { pointerdown: 1, pointerup: 0, click: 2 } as const
const TOUCH = { pointerdown: 7, pointerup: 9, click: 2 } as const
const BLOCKED = '.rr-block,[data-unstuck-block]'

/**
 * rrweb listens on the document. A script that stops a press before it comes there hides the press from the recording, and
 * the user sees a control that does nothing. Heard at the window, before everybody else, such a press is told in rrweb's words
 * once its event has gone by without rrweb telling of it.
 */
export function hearPresses(mirror: RrwebRecord['mirror'], emit: (event: RrwebEvent) => void): PressesHeard {
  let heard: RrwebEvent | undefined

  function hear(event: Event): void {
    // A script may click while a press is still on its way.
    if (!event.isTrusted) return
    tell()
    const told = describe(event as PointerEvent, mirror)
    if (!told) return
    heard = { type: INCREMENTAL, timestamp: Date.now(), data: told }
    // All listeners have had it by then.
    setTimeout(tell)
  }

  function tell(): void {
    const event = heard
    heard = undefined
    if (event) emit(event)
  }

  const types = Object.keys(MOUSE)
  for (const type of types) window.addEventListener(type, hear, true)
  return {
    note({ data }) {
      const { source, type, id } = data as Partial<Interaction>
      const { type: ours, id: on } = (heard?.data ?? {}) as Partial<Interaction>
      if (source === INTERACTION && type === ours && id === on) heard = undefined
    },
    stop() {
      heard = undefined
      for (const type of types) window.removeEventListener(type, hear, true)
    },
  }
}

function describe(event: PointerEvent, mirror: RrwebRecord['mirror']): Interaction | undefined {
  const [target] = event.composedPath() as Element[]
  if (!mirror || !target?.closest || target.closest(BLOCKED)) return undefined
  const id = mirror.getId(target)
  if (id < 0) return undefined
  const { clientX: x, clientY: y, pointerType } = event
  const kind = event.type as keyof typeof MOUSE
  const pointer = POINTERS[pointerType]
  const type = (pointerType === 'touch' ? TOUCH : MOUSE)[kind]
  return {
    source: INTERACTION,
    type,
    id,
    x,
    y,
    ...(kind === 'click' && pointer !== undefined && { pointerType: pointer }),
  }
}
