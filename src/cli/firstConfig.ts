import type { InterventionConfig } from '../core/intervention.ts'
import type { Config, RuleConfig } from '../rules/schema.ts'

/** What `unstuck init` asks. */
export interface Answers {
  /** Glob of the pages where getting stuck costs most, such as `/checkout/**`. */
  readonly pages: string
  /** What people call them. */
  readonly pagesName: string
  /** Selector of the form that matters there; empty for none. */
  readonly form: string
  /** The page that is seen when it went well; empty when `track()` will tell. */
  readonly done: string
  /** Selector of what the product shows when something went wrong; empty when it says `role="alert"`. */
  readonly error: string
  /** Where people are sent for help. */
  readonly helpLink: string
  readonly language: string
}

export const DEFAULTS: Answers = {
  pages: '/checkout/**',
  pagesName: 'checkout',
  form: '',
  done: '',
  error: '',
  helpLink: '/help',
  language: 'en',
}

/** A first config: it watches, decides and reports, and shows nothing until somebody says so. */
export function firstConfig({ pages, pagesName, form, done, error, helpLink, language }: Answers): Config {
  const goal = `${pagesName}-done`
  const inLanguage = (text: string) => ({ [language]: text })
  const refused: RuleConfig = {
    id: `${pagesName}/refused`,
    note: 'The same form refused twice: people do not see what is wrong.',
    when: {
      all: [
        { signal: 'form-rejected', ...(form && { where: { form: pagesName } }), atLeast: 2, within: '10m' },
        { page: pagesName },
      ],
    },
    show: 'form-help',
    priority: 20,
    ...(done && { goal: { event: goal, within: '10m' } }),
  }
  const silent: RuleConfig = {
    id: `${pagesName}/no-answer`,
    note: 'Pressed again and again, and the page stays silent.',
    when: { all: [{ signal: 'rage-click', within: '1m' }, { page: pagesName }] },
    show: 'something-broken',
    priority: 10,
  }
  const help = (title: string, body: string): InterventionConfig => ({
    kind: 'tip',
    title: inLanguage(title),
    body: inLanguage(body),
    actions: [{ label: inLanguage('Not now'), snooze: '1d' }],
  })
  return {
    $schema: './node_modules/unstuck/dist/schema.json',
    schemaVersion: 1,
    mode: 'watch',
    pages: { names: { [pagesName]: [pages] } },
    ...(done && { events: { [goal]: { page: done } } }),
    ...(form && { forms: { [pagesName]: { match: form, ...(done && { accepted: goal }) } } }),
    ...(error && { marks: { error: [error] } }),
    rules: [refused, silent],
    interventions: {
      'form-help': help(
        'Stuck with this form?',
        `The field marked in red is the one to change. [How it works](${helpLink})`,
      ),
      'something-broken': help('This does not seem to answer', `It is not you. [Another way](${helpLink})`),
    },
  }
}
