import type { NamedScenario } from '../scenario.ts'
import { carousels } from './carousels.ts'
import { formsThatGoWell } from './formsThatGoWell.ts'
import { refusedByLibraries } from './refusedByLibraries.ts'
import { refusedByServers } from './refusedByServers.ts'
import { steppers } from './steppers.ts'

/** All of the lab, family by family. */
export const scenarios: readonly NamedScenario[] = [
  ...carousels,
  ...formsThatGoWell,
  ...refusedByLibraries,
  ...refusedByServers,
  ...steppers,
]
