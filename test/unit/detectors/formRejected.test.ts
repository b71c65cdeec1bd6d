import { describe, expect, test } from 'vitest'
import { ONE_REFUSAL_WITHIN, REFUSALS } from '../../../src/detectors/formRejected.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const refused = (by: string) => (user: Session) =>
  user
    .wait(3000)
    .click('pay', { form: 'card' })
    .form('card', 'submitted')
    .wait(400)
    .form('card', 'refused', { by })

/** A submit that leaves the page, and what the next page shows. */
const posts =
  (
    outcome: 'refused' | 'shown again' | 'gone' | 'never' | `says ${string}`,
    via: 'load' | 'restore' = 'load',
    said: string[] = [],
  ) =>
  (user: Session) =>
    user
      .wait(3000)
      .pageSays({ forms: [outcome] })
      .click('pay', { form: 'card' })
      .form('card', 'submitted', { leaves: true, said })
      .leaves()
      .wait(500)
      .carry()
      .start()
      .page('/checkout', { via })

const both = (one: (user: Session) => Session, two: (user: Session) => Session) => (user: Session) =>
  two(one(user))

describe('a rejected form is found', () => {
  finds('form-rejected', [
    ['when fields are marked invalid a second time', both(refused('aria-invalid'), refused('aria-invalid'))],
    ['when the second refusal looks different', both(refused('aria-invalid'), refused('alert'))],
    [
      'when the browser itself refuses twice, without any submit',
      (user) =>
        user.form('card', 'refused', { by: 'invalid' }).wait(2000).form('card', 'refused', { by: 'invalid' }),
    ],
    [
      'when the host says so',
      (user) =>
        user.form('card', 'refused', { by: 'result' }).wait(2000).form('card', 'refused', { by: 'result' }),
    ],
    [
      'when the next page says what this one did not, and then says it again',
      both(posts('says too short'), posts('says too short', 'load', ['too short'])),
    ],
    [
      'when a change fails twice after a button of it that sends nothing to the browser',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so
              .wait(3000)
              .click('save', { form: 'card' })
              .request(`r${i}`)
              .wait(800)
              .response(`r${i}`, 'refused'),
          user,
        ),
    ],
    [
      'when its request fails twice',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so
              .wait(3000)
              .click('pay', { form: 'card' })
              .form('card', 'submitted')
              .request(`r${i}`)
              .wait(800)
              .response(`r${i}`, 'failed'),
          user,
        ),
    ],
    ['when a card is refused twice over full page loads', both(posts('refused'), posts('refused'))],
    [
      'though it merely came back between',
      (user) => posts('refused')(posts('shown again')(posts('refused')(user))),
    ],
    [
      'with each further refusal',
      (user) => refused('alert')(both(refused('alert'), refused('alert'))(user)),
      [2, 3],
    ],
    [
      'when the user presses again though no submit came through',
      (user) =>
        refused('alert')(user)
          .wait(2000)
          .click('pay', { form: 'card' })
          .wait(100)
          .form('card', 'refused', { by: 'alert' }),
    ],
  ])
})

describe('no rejected form is found', () => {
  findsNothing('form-rejected', [
    [
      'when the next page says what stood there from the start',
      both(
        posts('says stars are required', 'load', ['stars are required']),
        posts('says stars are required', 'load', ['stars are required']),
      ),
    ],
    [
      'when it says something new once, and goes on saying it after it was accepted',
      (user) =>
        posts('says one left', 'load', ['one left'])(
          posts('gone', 'load', ['one left'])(posts('says one left')(user)),
        ),
    ],
    ['when it is refused once', refused('alert')],
    [
      'when it is accepted after one refusal',
      (user) => refused('alert')(user).wait(500).form('card', 'accepted'),
    ],
    [
      'when it was accepted between two refusals',
      (user) => refused('alert')(refused('alert')(user).form('card', 'accepted')),
    ],
    [
      'when one refusal shows in several ways',
      (user) =>
        refused('invalid')(user)
          .form('card', 'refused', { by: 'aria-invalid' })
          .wait(100)
          .form('card', 'refused', { by: 'alert' }),
    ],
    [
      'when an alert stays and is changed long after, with nothing tried',
      (user) => refused('alert')(user).wait(10_000).form('card', 'refused', { by: 'alert' }),
    ],
    [
      'when two different forms are refused',
      (user) =>
        refused('alert')(user).form('ship', 'submitted').wait(300).form('ship', 'refused', { by: 'alert' }),
    ],
    ['when it comes back without a word, twice', both(posts('shown again'), posts('shown again'))],
    ['when the next page has no such form', both(posts('refused'), posts('gone'))],
    [
      'when going back shows the page as it was',
      both(posts('refused', 'restore'), posts('refused', 'restore')),
    ],
    ['when the next page does not tell', both(posts('never'), posts('never'))],
    [
      'when a request of something else fails',
      (user) =>
        [1, 2].reduce(
          (so, i) => so.wait(3000).click('like').request(`r${i}`).wait(100).response(`r${i}`, 'failed'),
          user,
        ),
    ],
    [
      'when what its text fields ask for fails',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so
              .wait(3000)
              .click('street', { form: 'card', judge: 'never' })
              .request(`r${i}`)
              .wait(100)
              .response(`r${i}`, 'failed'),
          user,
        ),
    ],
    [
      'when another site fails',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so
              .wait(3000)
              .click('pay', { form: 'card' })
              .form('card', 'submitted')
              .request(`r${i}`)
              .wait(100)
              .response(`r${i}`, 'failed', { judged: false }),
          user,
        ),
    ],
    [
      'where the host asked not to look',
      (user) =>
        [1, 2, 3].reduce(
          (so) => so.wait(3000).form('card', 'refused', { by: 'invalid', ignored: ['form-rejected'] }),
          user,
        ),
    ],
    [
      'when the event that accepts it comes between',
      (user) => refused('alert')(refused('alert')(user).form('card', 'accepted', { by: 'event' })),
    ],
  ])
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([REFUSALS, ONE_REFUSAL_WITHIN]).toEqual([2, 300])
  })

  test('take refusals of the browser within 300 ms for one', () => {
    const apart = (ms: number) =>
      countsOf('form-rejected', (user) =>
        user.form('card', 'refused', { by: 'invalid' }).wait(ms).form('card', 'refused', { by: 'invalid' }),
      )
    expect(apart(300)).toEqual([])
    expect(apart(301)).toEqual([2])
  })

  test('put nothing down to a submit that was more than two minutes ago', () => {
    const loading = (ms: number) => {
      const user = session()
        .pageSays({ forms: ['refused'] })
        .form('card', 'submitted', { leaves: true })
      return user.wait(ms).page('/checkout', { via: 'load' }).asks.length
    }
    expect(loading(120_000)).toBe(1)
    expect(loading(120_001)).toBe(0)
  })

  test('can be set in the config', () => {
    const config = { signals: { 'form-rejected': { refusals: 3 } } }
    expect(countsOf('form-rejected', both(refused('alert'), refused('alert')), config)).toEqual([])
  })
})

describe('the finding', () => {
  test('points at the first field that was refused and says by what', () => {
    const user = refused('alert')(session({}, ['form-rejected']))
    user
      .wait(2000)
      .form('card', 'submitted')
      .form('card', 'refused', { by: 'invalid', target: { key: 'zip', tag: 'input' } })
    expect(user.signals).toMatchObject([
      {
        form: 'card',
        count: 2,
        strength: 0.8,
        target: { key: 'zip' },
        evidence: { by: 'invalid', refusals: 2 },
      },
    ])
  })

  test('points at what was pressed where no field is to blame', () => {
    const [signal] = both(refused('alert'), refused('alert'))(session({}, ['form-rejected'])).signals
    expect(signal).toMatchObject({ target: { key: 'pay' }, act: 'a2' })
  })

  test('weighs no more once the form is accepted', () => {
    const user = both(refused('alert'), refused('alert'))(session({}, ['form-rejected']))
    expect(user.score.form).toBe(40)
    expect(user.form('card', 'accepted').score).toMatchObject({ visit: 0, form: 0, terms: [] })
  })

  test('is another one when the form is refused again after it was accepted', () => {
    const user = both(
      refused('alert'),
      refused('alert'),
    )(session({}, ['form-rejected'])).form('card', 'accepted')
    const ids = both(refused('alert'), refused('alert'))(user).signals.map(({ id }) => id)
    expect(ids).toEqual(['l1-s1', 'l1-s2'])
  })

  test.each(['push', 'replace', 'route'] as const)('asks nothing when the page only changes by %s', (via) => {
    expect(session().form('card', 'submitted', { leaves: true }).page('/b', { via }).asks).toEqual([])
  })
})
