import { pathTemplate } from '../../core/page.ts'
import { pointTo } from '../../rules/problem.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { ConditionConfig, Config, EventStep, SignalStep } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'
import { eachMatch } from './eachMatch.ts'

/** Names that nothing in the config declares: right for what `track()` tells, wrong when misspelt. */
export const findUndeclared: FindSuspicions = (config) => [
  ...findEvents(config),
  ...findPages(config),
  ...findPagesOfSignals(config),
  ...findForms(config),
]

interface Named {
  readonly name: string
  readonly pointer: string
}

function findEvents(config: Config): Suspicion[] {
  const declared = Object.keys(config.events ?? {})
  const inRules = (config.rules ?? []).flatMap((rule, i) => [
    ...eachCondition(rule, i).flatMap(({ condition, pointer }) => namesOf(condition, pointer)),
    ...(rule.goal ? [{ name: rule.goal.event, pointer: `/rules/${i}/goal/event` }] : []),
  ])
  const inForms = Object.entries(config.forms ?? {}).flatMap(([form, { accepted }]) =>
    accepted === undefined ? [] : [{ name: accepted, pointer: `${pointTo('/forms', form)}/accepted` }],
  )
  const inIncidents = (config.incidents ?? []).flatMap(({ match: { event } }, i) =>
    event === undefined ? [] : [{ name: event, pointer: `/incidents/${i}/match/event` }],
  )
  return [...inRules, ...inForms, ...inIncidents]
    .filter(({ name }) => !declared.includes(name))
    .map(({ name, pointer }) => ({
      code: 'undeclared-event',
      pointer,
      message: `"${name}" is not among "events": it comes only if the page calls track("${name}").${suggest(name, declared)}`,
    }))
}

function namesOf(condition: ConditionConfig, pointer: string): Named[] {
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
  const inRules = (config.rules ?? []).flatMap((rule, i) =>
    eachCondition(rule, i).flatMap(({ condition, pointer }) =>
      'page' in condition ? listNamed(condition.page, `${pointer}/page`) : [],
    ),
  )
  const inIncidents = (config.incidents ?? []).flatMap(({ match: { page } }, i) =>
    listNamed(page, `/incidents/${i}/match/page`),
  )
  return [...inRules, ...inIncidents]
    .filter(({ name }) => !declared.includes(name) && !/[/*]/.test(name))
    .map(({ name, pointer }) => ({
      code: 'undeclared-page',
      pointer,
      message: `"${name}" is not among "pages.names" and is no path: it fits only if the page calls page("${name}").${suggest(name, declared)}`,
    }))
}

/** The page of a signal is a name or the template of a path, compared letter by letter. */
function findPagesOfSignals(config: Config): Suspicion[] {
  const declared = Object.keys(config.pages?.names ?? {})
  return eachMatch(config).flatMap(({ match, pointer, of }) =>
    (of === 'signal' ? listNamed(match.page, `${pointer}/page`) : []).flatMap(({ name, pointer: at }) => {
      if (declared.includes(name)) return []
      const doubt = (code: string, message: string) => [{ code, pointer: at, message }]
      if (name.includes('*'))
        return doubt(
          'glob-in-where',
          `"${name}" is a glob, which "where" does not read; ask { "page": "${name}" } beside the signal, or give it a name under "pages.names".`,
        )
      const template = pathTemplate(name)
      if (template !== name)
        return doubt(
          'no-template',
          `Signals name pages without their ids: write "${template}", which stands for all of them.`,
        )
      if (name.startsWith('/')) return []
      return doubt(
        'undeclared-page',
        `"${name}" is not among "pages.names" and is no path: it fits only if the page calls page("${name}").${suggest(name, declared)}`,
      )
    }),
  )
}

/** Forms may be called by their own name or id, so only what is nearly a declared name is doubted. */
function findForms(config: Config): Suspicion[] {
  const declared = Object.keys(config.forms ?? {})
  return eachMatch(config).flatMap(({ match, pointer, of }) =>
    (of === 'signal' ? listNamed(match.form, `${pointer}/form`) : [])
      .filter(({ name }) => !declared.includes(name) && suggest(name, declared) !== '')
      .map(({ name, pointer: at }) => ({
        code: 'undeclared-form',
        pointer: at,
        message: `"${name}" is not among "forms": it fits only a form that has this mark, name or id.${suggest(name, declared)}`,
      })),
  )
}

/** The texts of a value, or of a list of values. */
function listNamed(value: unknown, pointer: string): Named[] {
  return [value].flat().flatMap((name) => (typeof name === 'string' ? [{ name, pointer }] : []))
}
