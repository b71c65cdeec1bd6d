import { beforeEach, describe, expect, test } from 'vitest'
import { answerForm } from '../../src/dom/formOutcome.ts'
import { startForms } from '../../src/dom/forms.ts'
import type { Answer } from '../../src/core/observations/deciding.ts'
import type { FormPattern } from '../../src/dom/sensor.ts'
import { openFrame, pageOf, soon, watch, type Watched } from './watch.ts'

const FORM =
  '<form id="pay" method="post" action="/answer/next?html=next"><input name="a"><button>Pay</button></form>'

let host: Awaited<ReturnType<typeof openFrame>>
let watched: Watched

beforeEach(() => {
  document.body.innerHTML = ''
})

const open = async (html: string, more = '', forms: FormPattern[] = []) => {
  host = await openFrame(pageOf(html, 'checkout', more))
  watched = watch(startForms, { on: host.window, forms, marks: { error: ['.msg-error'] } })
}
const steps = () => watched.of('form').map(({ step, leaves }) => step + (leaves ? ' leaves' : ''))

describe('a submit that loads another page', () => {
  const leaves = async (html: string, submit: () => void) => {
    await open(html)
    await host.load(submit)
    expect(steps()).toEqual(['submitted leaves'])
    expect(watched.of('form')[0]!.form).toBe('pay')
  }
  const form = () => host.window.document.querySelector('form')!

  test('is told before the page goes', () => leaves(FORM, () => form().requestSubmit()))

  test('by a GET too', () => leaves(FORM.replace('post', 'get'), () => form().requestSubmit()))

  test('by a script, without an event', () => leaves(FORM, () => form().submit()))

  test('by a handler that first keeps it and then sends it', async () => {
    await open(FORM)
    form().addEventListener('submit', (event) => {
      event.preventDefault()
      setTimeout(() => form().submit())
    })
    await host.load(() => form().requestSubmit())
    expect(steps()).toEqual(['submitted', 'submitted leaves'])
  })

  test('says nothing about old errors that still stand', async () => {
    await open(FORM.replace('name="a"', 'name="a" aria-invalid="true"').replace('?', '?wait=2500&'))
    await host.load(() => form().requestSubmit())
    expect(steps()).toEqual(['submitted leaves'])
  })
})

describe('no page is left', () => {
  const stays = async (html: string, submitter?: string) => {
    await open(html)
    const { document } = host.window
    document
      .querySelector('form')!
      .requestSubmit(submitter ? document.querySelector<HTMLElement>(submitter) : null)
    await soon(() => expect(steps()).toEqual(['submitted']))
  }

  test('by a form that goes to a frame', () =>
    stays(FORM.replace('<form', '<iframe name="sink"></iframe><form target="sink"')))

  test('by a button that goes to a frame', () =>
    stays(
      FORM.replace('<form', '<iframe name="sink"></iframe><form').replace(
        '<button',
        '<button formtarget="sink"',
      ),
      'button',
    ))

  test('where the page sends all forms to a frame', () =>
    stays('<base target="sink"><iframe name="sink"></iframe>' + FORM))

  test('by a form that runs a script', () =>
    stays(FORM.replace('/answer/next?html=next', 'javascript:void 0')))

  test('by a form with fields named like its properties', async () => {
    await stays(
      '<iframe name="sink"></iframe>' +
        FORM.replace(
          '<input',
          '<input name="target"><input name="method"><input name="action"><input name="id"><input',
        ).replace('<form', '<form target="sink"'),
    )
    expect(watched.of('form')[0]!.form).toBe('pay')
  })
})

describe('what became of a form, asked of the next page', () => {
  const ask = async (html: string, more = '', forms: FormPattern[] = []) => {
    await open(html, more, forms)
    return new Promise<Answer>((resolve) => answerForm(watched.page, 'pay', resolve))
  }
  const answer = (present: boolean, refused: boolean, by = 'page') => ({
    question: 'form',
    present,
    refused,
    by,
  })

  test('it is gone', async () => expect(await ask('<h1>Thank you</h1>')).toEqual(answer(false, false)))

  test('it is there again, and nothing says why', async () =>
    expect(await ask(FORM)).toEqual(answer(true, false)))

  test('another form is there', async () =>
    expect(await ask('<form id="search"><input name="q"></form>')).toEqual(answer(false, false)))

  test('it is there with words that are called an error: whether they are new is for others to say', async () => {
    const found = await ask('<ul class="errorlist"><li>Too short</li></ul>' + FORM)
    expect(found).toMatchObject({ refused: false, said: [expect.any(String)] })
  })

  test('it is there, unseen', async () =>
    expect(await ask(FORM.replace('<form', '<form style="display:none"'))).toEqual(answer(false, false)))

  test.each([
    ['a field marked invalid', FORM.replace('name="a"', 'name="a" aria-invalid="true"')],
    ['an alert anywhere', '<header><p role="alert">Card refused</p></header>' + FORM],
    ['an error that the host marked', '<header><p class="msg-error">Card refused</p></header>' + FORM],
  ])('it is there with %s', async (_, html) => expect(await ask(html)).toMatchObject(answer(true, true)))

  test('the page shows what the config calls a refusal', async () =>
    expect(
      await ask('<p class="no">No</p>' + FORM, '', [{ name: 'pay', match: '#pay', refused: '.no' }]),
    ).toEqual(answer(true, true)))

  test.each([
    ['an error mark that is not shown', '<p class="msg-error" hidden>x</p>'],
    ['an empty alert', '<p role="alert"></p>'],
    ['good news', '<p role="alert" class="alert-success">Saved</p>'],
    ['an invalid field of another form', '<form id="other"><input aria-invalid="true"></form>'],
  ])('%s is no refusal', async (_, html) => expect(await ask(html + FORM)).toEqual(answer(true, false)))

  test('the server said no by its status', async () => {
    expect(await ask(FORM, '&status=422')).toEqual(answer(true, true, 'status'))
    expect(await ask('<h1>Broken</h1>', '&status=500')).toEqual(answer(false, true, 'status'))
  })

  test('it is known when the whole document is read, and not when nobody waits for it any more', async () => {
    await open(FORM)
    const { document } = host.window
    Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true })
    const answers: Answer[] = []
    answerForm(watched.page, 'pay', (one) => answers.push(one))
    const forget = answerForm(watched.page, 'pay', (one) => answers.push(one))
    forget()
    expect(answers).toEqual([])
    document.dispatchEvent(new Event('DOMContentLoaded'))
    document.dispatchEvent(new Event('DOMContentLoaded'))
    expect(answers).toEqual([answer(true, false)])
  })
})
