import { createGlob } from '../../rules/glob.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { ConditionConfig, Config, EventStep, SignalStep } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Names that nothing in the config declares: right for what `track()` tells, wrong when misspelt. */
export const findUndeclared: FindSuspicions = (config) => [
  ...findEvents(config),
  ...findPages(config),
  ...findMuted(config),
]

function findEvents(config: Config): Suspicion[] {
  const declared = Object.keys(config.events ?? {})
  return (config.rules ?? []).flatMap((rule, i) => {
    const goal = rule.goal ? [{ name: rule.goal.event, pointer: `/rules/${i}/goal/event` }] : []
    return [
      ...eachCondition(rule, i).flatMap(({ condition, pointer }) => namesOf(condition, pointer)),
      ...goal,
    ]
      .filter(({ name }) => !declared.includes(name))
      .map(({ name, pointer }) => ({
        code: 'undeclared-event',
        pointer,
        message: `"${name}" is not among "events": it comes only if the page calls track("${name}").${suggest(name, declared)}`,
      }))
  })
}

function namesOf(
  condition: ConditionConfig,
  pointer: string,
): { readonly name: string; readonly pointer: string }[] {
  const named = (step: EventStep | SignalStep, key: string) => {
    const name = typeof step === 'string' ? step : 'event' in step ? step.event : undefined
    return name === undefined ? [] : [{ name, pointer: `${pointer}/${key}` }]
  }
  if ('event' in condition) return named(condition.event, 'event')
  if ('absent' in condition) return [...named(condition.absent, 'absent'), ...named(condition.after, 'after')]
  if ('sequence' in condition) return condition.sequence.flatMap((step, i) => named(step, `sequence/${i}`))
  return []
}

/** A page is a name or a glob; what looks like neither is probably a name that nobody declared. */
function findPages(config: Config): Suspicion[] {
  const declared = Object.keys(config.pages?.names ?? {})
  return (config.rules ?? []).flatMap((rule, i) =>
    eachCondition(rule, i).flatMap(({ condition, pointer }) =>
      'page' in condition
        ? [condition.page]
            .flat()
            .filter((page) => !declared.includes(page) && !/[/*]/.test(page))
            .map((page) => ({
              code: 'undeclared-page',
              pointer: `${pointer}/page`,
              message: `"${page}" is not among "pages.names" and is no path: it fits only if the page calls page("${page}").${suggest(page, declared)}`,
            }))
        : [],
    ),
  )
}

/** An incident that is to keep rules quiet, and names none. */
function findMuted({ incidents = [], rules = [] }: Config): Suspicion[] {
  return incidents.flatMap(({ mutes = [] }, i) =>
    [mutes].flat().flatMap((glob, j) => {
      const fits = createGlob(glob)
      if (rules.some(({ id }) => fits(id))) return []
      return [
        {
          code: 'mutes-nothing',
          pointer: `/incidents/${i}/mutes/${j}`,
          message: `"${glob}" fits no rule, so it mutes none.`,
        },
      ]
    }),
  )
}
