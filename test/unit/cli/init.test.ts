import { expect, test } from 'vitest'
import { checkConfig } from '../../../src/cli/checkConfig.ts'
import { DEFAULTS, firstConfig, type Answers } from '../../../src/cli/firstConfig.ts'

const check = (answers: Partial<Answers>) =>
  checkConfig(JSON.stringify(firstConfig({ ...DEFAULTS, ...answers })), { now: 0, allowLinks: [] })

const everything: Partial<Answers> = {
  pages: '/pay/**',
  pagesName: 'pay',
  form: 'form#payment',
  done: '/thanks*',
  error: '.alert-danger',
  helpLink: '/support',
  language: 'pt-BR',
}

test.each([
  ['the defaults', {}],
  ['every answer', everything],
  ['a form without a page that follows', { form: '#f' }],
  ['a page that follows without a form', { done: '/done' }],
])('a first config of %s is right and leaves no doubt', (_, answers) => {
  expect(check(answers)).toMatchObject({ problems: [], suspicions: [] })
})

test('a first config shows nothing', () => {
  expect(firstConfig(DEFAULTS).mode).toBe('watch')
  for (const { says } of check(everything).rules) expect(says).toMatch(/^Only watched, nothing is shown/)
})
