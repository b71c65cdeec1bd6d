import { writeJson } from '../../../core/json.ts'
import type { FindClash } from './clash.ts'

/** A condition and its opposite, whatever it is about. */
export const findOpposites: FindClash = (way) => {
  const asked = new Set(way.flatMap(({ condition, isWanted }) => (isWanted ? [writeJson(condition)] : [])))
  const denied = way.find(({ condition, isWanted }) => !isWanted && asked.has(writeJson(condition)))
  return denied && { pointer: denied.pointer, why: 'it asks for a condition and for its opposite.' }
}

/** What is seen is there; and whoever can take over is not away. */
export const findClashingStates: FindClash = (way) => {
  const states = way.flatMap(({ condition, pointer, isWanted }) => {
    if ('element' in condition) {
      const { element, is = 'visible' } = condition
      return [{ what: `the element "${element}"`, is, isWanted, pointer }]
    }
    if (!('handover' in condition)) return []
    const { handover, to = 'default' } = condition
    const isAvailable = (handover === 'available') === isWanted
    return [{ what: `the handover "${to}"`, is: 'available', isWanted: isAvailable, pointer }]
  })
  for (const denied of states.filter(({ isWanted }) => !isWanted)) {
    const asked = states.find(
      ({ what, is, isWanted }) =>
        isWanted && what === denied.what && (is === denied.is || denied.is === 'present'),
    )
    if (asked)
      return {
        pointer: denied.pointer,
        why: `${asked.what} cannot be ${asked.is} and not ${denied.is}.`,
      }
  }
  return undefined
}

/** The first help cannot wait for what becomes of it. */
export const findItself: FindClash = (way, { id }) => {
  const found = way.find(
    ({ condition, isWanted }) => isWanted && 'outcome' in condition && condition.of === id,
  )
  return (
    found && {
      pointer: `${found.pointer}/of`,
      why: 'it waits for what became of its own help, which is shown only once it fires; name another rule.',
    }
  )
}
