import type { Observation } from '../core/observation.ts'
import { createAnswers } from './derive/answers.ts'
import { createAssets } from './derive/assets.ts'
import { createDeclared } from './derive/declared.ts'
import { findDocuments } from './derive/documents.ts'
import { createDoubts } from './derive/doubts.ts'
import { createErrors } from './derive/errors.ts'
import { createFields } from './derive/fields.ts'
import { createForms } from './derive/forms/forms.ts'
import { createHabits } from './derive/habits.ts'
import { createMarks } from './derive/marks.ts'
import { createMotion } from './derive/motion.ts'
import { createNetwork } from './derive/network.ts'
import { createPages } from './derive/pages.ts'
import { createPresses } from './derive/presses.ts'
import { createRequests } from './derive/requests.ts'
import type { Part, Rebuilt } from './derive/rebuilt.ts'
import type { PageSettings } from './pageSettings.ts'
import type { Recording } from './recording.ts'
import { readStep } from './derive/steps.ts'
import { createStyles } from './derive/styles.ts'
import { createTab } from './derive/tab.ts'
import { findUntold } from './derive/untold.ts'
import { createVitals } from './derive/vitals.ts'
import type { Session } from './sessions.ts'
import { createPageTree } from './tree/pageTree.ts'

/**
 * Observations of a session that only rrweb has watched: the page is rebuilt, and what happened in it is judged by the same
 * meaning as in the page. An estimate; what cannot be known is left out, and told.
 */
export function deriveRecording({ name, events, broken }: Session, settings: PageSettings): Recording {
  const log: Observation[] = []
  const doubts = createDoubts()
  const marks = createMarks(settings.marks)
  const habits = createHabits(marks)
  const tree = createPageTree()
  const network = createNetwork(events)
  const page: Rebuilt = {
    settings,
    marks,
    tree,
    habits,
    styles: createStyles(() => tree.sheets),
    href: '',
    network,
    documents: findDocuments(events, network),
    focused: undefined,
    now: events[0]!.timestamp,
    viewport: 0,
    push: (observation) => void log.push(observation),
    doubt: doubts.note,
  }
  if (broken > 0) doubts.note('some of its events', 'They could not be read.', broken)

  const answers = createAnswers(page)
  const presses = createPresses(page, answers, events)
  const parts: Part[] = [
    createPages(page),
    createTab(page),
    createMotion(page),
    presses,
    answers,
    createForms(page),
    createRequests(page),
    createErrors(page, presses),
    createDeclared(page),
    createAssets(page),
    createFields(page),
    createVitals(page),
  ]
  for (const event of events) {
    page.now = event.timestamp
    for (const part of parts) part.pass?.(event.timestamp)
    const step = readStep(event, page)
    if (step) for (const part of parts) part.see(step)
  }
  const from = events[0]!.timestamp
  const to = Math.max(events.at(-1)!.timestamp, from)
  for (const part of parts) part.pass?.(to)
  for (const part of parts) part.end?.(to)
  // What several tell of one moment stays in their order.
  log.sort((a, b) => a.at - b.at)
  const untold = findUntold(events, page.network)
  const until = Math.max(to, log.at(-1)?.at ?? to)
  return {
    mode: 'derived',
    log: [
      {
        type: 'sight',
        at: log[0]?.at ?? from,
        of: 'all',
        untold: untold.signals.map((type) => `signal ${type}`),
      },
      ...log,
      { type: 'end', at: until },
    ],
    from,
    to: until,
    ...(name !== undefined && { name }),
    unknown: [...doubts.list(), ...untold.unknown],
    untold: untold.signals,
  }
}
