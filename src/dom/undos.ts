import { SECOND, type Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import { targetOf } from './selector.ts'
import type { Sensor } from './sensor.ts'

/** The key, and the input that it leads to, are one undo. */
const ONE_UNDO: Millis = SECOND / 4

/** That something was undone: by key, or by the menu of a field. */
export const startUndos: Sensor = (page) => {
  let last: Millis = 0

  const undo = page.guard('undos', (event: Event) => {
    const target = targetOf(event)
    if (!event.isTrusted || !target || !isUndo(event)) return
    const at = page.timeOf(event)
    const isSame = event.type === 'input' && at - last < ONE_UNDO
    last = at
    const ignored = page.marks.ignored(target)
    if (isSame || ignored === 'all') return
    const form = page.formOf(target)
    page.push({
      type: 'undo',
      at,
      target: page.describe(target),
      ...(form !== undefined && { form }),
      ...(ignored.length > 0 && { ignored }),
    })
  })

  return { stop: listen(page.window, 'keydown input', undo) }
}

/** Redo is the same with Shift. A key that is held is one decision. */
function isUndo(event: Event): boolean {
  if (event.type === 'input') return (event as InputEvent).inputType === 'historyUndo'
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, key } = event as KeyboardEvent
  return (ctrlKey || metaKey) && !altKey && !shiftKey && !repeat && key?.toLowerCase() === 'z'
}
