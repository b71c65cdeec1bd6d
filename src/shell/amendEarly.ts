import type { Observation } from '../core/observation.ts'
import { fieldKey } from '../dom/fieldKey.ts'
import type { Page } from '../dom/sensor.ts'

/**
 * Says again, in the words of the config, what was seen before it was there: its names and its forms. What lies in a
 * part that it ignores is dropped; what has left the page meanwhile loses its name, which might be masked.
 */
export function amendEarly(page: Page, observation: Observation): Observation[] {
  if (!('target' in observation) || !observation.target) return [observation]
  const { name: _, ...nameless } = observation.target
  const element = page.find(observation.target)
  if (!element) return [{ ...observation, target: nameless } as Observation]
  if (page.marks.ignored(element) === 'all') return []
  const form = page.formOf(element)
  const field = 'field' in observation ? fieldKey(element, page.marks) : undefined
  return [
    {
      ...observation,
      target: page.describe(element),
      ...(form !== undefined && { form }),
      ...(field !== undefined && { field }),
    } as Observation,
  ]
}
