import type { NamedScenario } from '../scenario.ts'
import { carousels } from './carousels.ts'
import { dates } from './dates.ts'
import { dialogs } from './dialogs.ts'
import { formsThatGoWell } from './formsThatGoWell.ts'
import { maps } from './maps.ts'
import { menus } from './menus.ts'
import { popovers } from './popovers.ts'
import { refusedByLibraries } from './refusedByLibraries.ts'
import { refusedByServers } from './refusedByServers.ts'
import { sliders } from './sliders.ts'
import { steppers } from './steppers.ts'
import { tabs } from './tabs.ts'

/** All of the lab, family by family. */
export const scenarios: readonly NamedScenario[] = [
  ...carousels,
  ...dates,
  ...dialogs,
  ...formsThatGoWell,
  ...maps,
  ...menus,
  ...popovers,
  ...refusedByLibraries,
  ...refusedByServers,
  ...sliders,
  ...steppers,
  ...tabs,
]
