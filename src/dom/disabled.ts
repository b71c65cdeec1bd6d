import { isPressable, isField } from '../core/tree/role.ts'

/** Disabled controls whose places are looked at. */
export const DISABLED_MET = 20

/**
 * The disabled control at a point that no event tells of: with `pointer-events: none`, as many libraries have it, the
 * press goes to what is behind.
 */
export function findDisabled(behind: Element, { clientX: x, clientY: y }: MouseEvent): Element | undefined {
  const disabled = behind.querySelectorAll(':disabled,[aria-disabled=true]')
  return [...disabled].slice(0, DISABLED_MET).find((element) => {
    if (!isPressable(element) && !isField(element)) return false
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return x >= left && x <= right && y >= top && y <= bottom
  })
}
