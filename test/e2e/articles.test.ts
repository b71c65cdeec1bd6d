import type { InterventionConfig } from '../../src/core/intervention.ts'
import type { Config } from '../../src/rules/schema.ts'
import { type Embed, pageOf } from '../support/e2e/embed.ts'
import { prepare, serve } from '../support/e2e/open.ts'
import type { Answer } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const html = (body: string, more: Partial<Answer> = {}): Answer => ({ type: 'text/html', body, ...more })

/** What a help desk answers, and what the user sees of it. */
const desks: Record<string, [answer: Answer, sees: RegExp]> = {
  'is there': [
    html(`<title>Desk</title><main style="color: red"><h1>Cards</h1><p onclick="x()">Grüße from the desk</p></main>
      <script>document.title = 'taken'</script>`),
    /Cards.*Grüße from the desk/s,
  ],
  'is gone': [html('gone', { status: 404 }), /cannot be shown here/],
  'is on a desk that is broken': [html('<main>oops</main>', { status: 500 }), /cannot be shown here/],
  'is a file': [{ type: 'application/pdf', body: '%PDF' }, /cannot be shown here/],
  'is empty': [html(''), /cannot be shown here/],
  'says what it is nowhere': [{ type: '', body: '<main>Who knows</main>' }, /cannot be shown here/],
  'is of five megabytes': [html(`<main>${'<p>much</p>'.repeat(500_000)}</main>`), /cannot be shown here/],
}

test('an article is shown or led to, also where the page has taken the only policy that it allows', async ({
  page,
  site,
}) => {
  const policy =
    "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'nonce-n0nce'; connect-src 'self'; " +
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types dompurify"
  const names = Object.keys(desks)
  const interventions = names.map((title, i): [string, InterventionConfig] => [
    title,
    { kind: 'card', title, body: 'Read on.', actions: [{ label: 'Read', article: `/desk/${i}` }] },
  ])
  const config: Config = { schemaVersion: 1, rules: [], interventions: Object.fromEntries(interventions) }
  const embed: Embed = {
    config,
    attributes: 'nonce="n0nce"',
    body: '<h1>Shop</h1>',
    // Its own copy of the sanitiser came first.
    code: `trustedTypes.createPolicy('dompurify', { createHTML: (text) => text })`,
  }
  serve(site, embed)
  names.forEach((name, i) => site.on(`GET /desk/${i}`, desks[name]![0]))
  site.on('GET /', {
    type: 'text/html',
    headers: { 'content-security-policy': policy },
    body: pageOf(embed).replace(/<style>[\s\S]*?<\/style>/, ''),
  })
  const { heard } = prepare(page)
  await page.goto(site.origin)
  await heard.observation('start')

  for (const name of names) {
    await page.evaluate(`unstuck.preview(${JSON.stringify(name)})`)
    await page.getByRole('button', { name: 'Read' }).click()
    const article = page.locator('.panel[data-page]')
    await article.waitFor()
    expect(await article.textContent(), name).toMatch(desks[name]![1])
    await page.getByRole('button', { name: 'Close' }).click()
    await article.waitFor({ state: 'detached' })
  }
  expect(heard.of('problem')).toHaveLength(names.length - 1)
  // What is refused of the article's own is what would be taken out of it anyway.
  const ofArticle = /status of|inline (style|event handler) violates|"(style|script)-src-attr"/
  expect(heard.complaints.filter((each) => !ofArticle.test(each))).toEqual([])
})

test('an article in its own charset is read in that, and one that has moved to another site is not shown', async ({
  page,
  site,
  otherOrigin,
}) => {
  const read = (title: string, article: string): InterventionConfig => ({
    kind: 'card',
    title,
    body: 'Read on.',
    actions: [{ label: 'Read', article }],
  })
  const config: Config = {
    schemaVersion: 1,
    rules: [],
    interventions: { old: read('Old', '/old'), moved: read('Moved', '/moved') },
  }
  // In Latin 1 as in UTF-8 these are two bytes: one letter, or two.
  site.on('GET /old', { type: 'text/html; charset=iso-8859-1', body: '<main>Caf\u00e9</main>' })
  site.on('GET /moved', { status: 302, headers: { location: `${otherOrigin}/README.md` } })
  serve(site, { config })
  site.on('GET /', pageOf({ config, body: '<h1>Shop</h1>' }))
  const { heard } = prepare(page)
  await page.goto(site.origin)
  await heard.observation('start')
  const article = page.locator('.panel[data-page]')
  for (const [name, sees] of [
    ['old', 'CafÃ©'],
    ['moved', 'cannot be shown here'],
  ]) {
    await page.evaluate(`unstuck.preview('${name}')`)
    await page.getByRole('button', { name: 'Read' }).click()
    await article.waitFor()
    expect(await article.textContent()).toContain(sees)
    await page.getByRole('button', { name: 'Close' }).click()
    await article.waitFor({ state: 'detached' })
  }
  expect(heard.of('problem')).toMatchObject([{ message: expect.stringContaining(`it is at ${otherOrigin}`) }])
})
