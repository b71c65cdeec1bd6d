import { group, intro, text } from '@clack/prompts'
import { DEFAULTS, type Answers } from './firstConfig.ts'

/** Asks for what a first config needs; undefined when somebody breaks off. */
export async function askAnswers(): Promise<Answers | undefined> {
  intro('A first config for unstuck. It will watch and report, and show nothing yet.')
  let isCancelled = false
  const answers = await group(
    {
      pages: () =>
        ask('On which pages does getting stuck cost you most?', DEFAULTS.pages, { validate: isPath }),
      pagesName: () => ask('What do you call them?', DEFAULTS.pagesName, { validate: isName }),
      form: () =>
        ask('A CSS selector of the form that matters there, if there is one', '', { hint: 'form#payment' }),
      done: () =>
        ask('The page that people see when it went well, if there is one', '', { hint: '/thanks*' }),
      error: () =>
        ask('A CSS selector of your error messages, unless they have role="alert"', '', {
          hint: '.alert-danger',
        }),
      helpLink: () => ask('Where should "more help" lead?', DEFAULTS.helpLink),
      language: () => ask('The language of your texts', DEFAULTS.language, { validate: isLanguage }),
    },
    { onCancel: () => void (isCancelled = true) },
  )
  return isCancelled ? undefined : answers
}

interface AskOptions {
  readonly hint?: string
  readonly validate?: (answer: string) => string | undefined
}

async function ask(message: string, initial: string, { hint, validate }: AskOptions = {}): Promise<string> {
  const answer = await text({
    message,
    placeholder: hint ?? initial,
    defaultValue: initial,
    validate: (given) => validate?.(given || initial),
  })
  // A cancelled prompt ends the whole group, so what is returned then is never read.
  return typeof answer === 'string' ? answer.trim() : ''
}

const isPath = (path: string) =>
  path.startsWith('/') ? undefined : 'A path starts with "/"; "*" and "**" stand for anything.'
const isName = (name: string) =>
  /^[a-z][a-z0-9-]*$/.test(name) ? undefined : 'Small letters, digits and dashes, such as "checkout".'
const isLanguage = (language: string) =>
  /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? undefined : 'A language tag such as "en" or "pt-BR".'
