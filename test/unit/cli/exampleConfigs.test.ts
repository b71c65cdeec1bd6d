import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkConfig } from '../../../src/cli/checkConfig.ts'

const FOLDER = 'examples/configs'
const NOW = Date.UTC(2026, 10, 22)

/** What `unstuck check` says of them; the README of the folder says the same at more length. */
const SENTENCES: { readonly [file: string]: readonly string[] } = {
  'sso-refused.json': [
    'When the single-sign-on form is refused at least 3 times within 10 minutes in the log-in, offer sso-settings if role is admin, or sso-other-way to all others, at most once in 1 day; it has helped when a user was identified within 10 minutes.',
  ],
  'export-incident.json': [
    'When the same request keeps failing on /exports at least twice within 5 minutes, offer smaller-export, at most once in 7 days; it has helped when an export was made within 10 minutes.',
  ],
  'bulk-by-hand.json': [
    'When a contact was created at least 30 times on at least 3 days within 7 days, and no import was ever opened, and the user is on /contacts, offer import-contacts, at most once in 7 days and once in all; it has helped when an import was opened within 1 day.',
  ],
  'card-refused.json': [
    'When the payment form is refused at least twice within 10 minutes, and no order was placed, offer card-help, at most once in 7 days; it has helped when an order was placed within 10 minutes.',
  ],
  'onboarding-stuck.json': [
    'When no source was connected within 2 days after an onboarding was started, and the user is on /onboarding, offer call-us if it is Monday to Friday, 09:00 to 17:00 in Europe/Berlin, or connect-guide to all others, at most once in 7 days and twice in all; it has helped when a source was connected within 1 day.',
  ],
  'person-after.json': [
    'When the vat form is refused at least twice within 10 minutes, offer vat-explained, at most once in 7 days; it has helped when an invoice address was saved within 10 minutes.',
    'When after the help of vat/explained the same trouble came again within 30 minutes, and somebody is there to take over, offer talk-to-us, at most once in 7 days; it has helped when an invoice address was saved within 30 minutes.',
  ],
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

test('every example config is told here', () => {
  expect(Object.keys(SENTENCES).sort()).toEqual(files.sort())
})

describe.each(Object.entries(SENTENCES))('%s', (file, sentences) => {
  const checked = checkConfig(readFileSync(`${FOLDER}/${file}`, 'utf8'), { now: NOW, allowLinks: [] })

  test('has neither an error nor a doubt', () => {
    expect([...checked.problems, ...checked.suspicions]).toEqual([])
  })

  test('reads well', () => {
    expect(checked.rules.map(({ says }) => says)).toEqual(sentences)
  })
})
