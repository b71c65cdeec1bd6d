import { createGlob } from '../../rules/glob.ts'
import { readInstant } from '../../rules/date.ts'
import type { IncidentConfig } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'

/** Incidents that nobody is ever told of, or not as was meant. */
export const findOddIncidents: FindSuspicions = ({ incidents = [], rules = [] }, _, { now }) =>
  incidents.flatMap((incident, i) => [
    ...doubtTime(incident, `/incidents/${i}`, now),
    ...doubtEnd(incident, `/incidents/${i}`),
    ...doubtMutes(incident, `/incidents/${i}`, rules),
  ])

function doubtTime(
  { id, kind, since, until, announce }: IncidentConfig,
  pointer: string,
  now: number,
): Suspicion[] {
  const begins = since === undefined ? undefined : read(since)
  const ends = read(until)!
  const doubt = (code: string, key: string, message: string) => ({
    code,
    pointer: `${pointer}/${key}`,
    message,
  })
  return [
    ...(ends <= now
      ? [doubt('over', 'until', `"${id}" has been over since ${until}; remove it, or give it a later end.`)]
      : []),
    ...(announce !== undefined && begins === undefined
      ? [
          doubt(
            'announces-nothing',
            'announce',
            `"announce" counts back from "since", which "${id}" does not have: it is told of at once.`,
          ),
        ]
      : []),
    ...(kind === 'maintenance' && begins === undefined
      ? [
          doubt(
            'no-begin',
            'kind',
            `Maintenance begins at some time: without "since", "${id}" is told of as if it had begun.`,
          ),
        ]
      : []),
  ]
}

function doubtEnd({ id, endsWhen, match }: IncidentConfig, pointer: string): Suspicion[] {
  if (endsWhen !== 'served' || match.request !== undefined) return []
  const message = `"${id}" matches no request, so nobody is ever served: it lasts until "until". Match the "request" that fails.`
  return [{ code: 'never-served', pointer: `${pointer}/endsWhen`, message }]
}

function doubtMutes(
  { mutes = [] }: IncidentConfig,
  pointer: string,
  rules: readonly { readonly id: string }[],
): Suspicion[] {
  return [mutes].flat().flatMap((glob, i) => {
    const fits = createGlob(glob)
    if (rules.some(({ id }) => fits(id))) return []
    return [
      {
        code: 'mutes-nothing',
        pointer: `${pointer}/mutes/${i}`,
        message: `"${glob}" fits no rule, so it mutes none.`,
      },
    ]
  })
}

function read(time: string): number | undefined {
  return readInstant(time, '', () => undefined)
}
