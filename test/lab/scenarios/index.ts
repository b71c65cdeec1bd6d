import type { NamedScenario } from '../scenario.ts'
import { carousels } from './carousels.ts'
import { steppers } from './steppers.ts'

/** All of the lab, family by family. */
export const scenarios: readonly NamedScenario[] = [...carousels, ...steppers]
