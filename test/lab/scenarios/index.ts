import type { NamedScenario } from '../scenario.ts'
import { buttons } from './buttons.ts'
import { carousels } from './carousels.ts'
import { dates } from './dates.ts'
import { dialogs } from './dialogs.ts'
import { errorsAtEachPress, errorsOfNobody } from './errors.ts'
import { formsThatGoWell } from './formsThatGoWell.ts'
import { grids } from './grids.ts'
import { lookingAbout } from './lookingAbout.ts'
import { maps } from './maps.ts'
import { media } from './media.ts'
import { menus } from './menus.ts'
import { mishaps } from './mishaps.ts'
import { noisy } from './noisy.ts'
import { otherHands } from './otherHands.ts'
import { pending } from './pending.ts'
import { popovers } from './popovers.ts'
import { refusedByLibraries } from './refusedByLibraries.ts'
import { refusedByServers } from './refusedByServers.ts'
import { requestsOfNobody, requestsThatFail } from './requests.ts'
import { screenReaders } from './screenReaders.ts'
import { sliders } from './sliders.ts'
import { formsThatOnlySeemToStall, formsThatStall } from './stalls.ts'
import { steppers } from './steppers.ts'
import { tabs } from './tabs.ts'
import { waiting } from './waiting.ts'

/** All of the lab, family by family. */
export const scenarios: readonly NamedScenario[] = [
  ...buttons,
  ...carousels,
  ...dates,
  ...dialogs,
  ...errorsAtEachPress,
  ...errorsOfNobody,
  ...formsThatGoWell,
  ...grids,
  ...lookingAbout,
  ...maps,
  ...media,
  ...menus,
  ...mishaps,
  ...noisy,
  ...otherHands,
  ...pending,
  ...popovers,
  ...refusedByLibraries,
  ...refusedByServers,
  ...requestsOfNobody,
  ...requestsThatFail,
  ...screenReaders,
  ...sliders,
  ...formsThatOnlySeemToStall,
  ...formsThatStall,
  ...steppers,
  ...tabs,
  ...waiting,
]
