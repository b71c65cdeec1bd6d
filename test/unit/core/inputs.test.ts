import { capsOf } from '../../support/session/caps.ts'
import { describe, expect, test } from 'vitest'
import { replay } from '../../../src/replay.ts'
import { session } from '../../support/session/session.ts'

const rules = {
  rules: [{ id: 'help', when: { signal: 'rage-click' as const }, show: 'card' }],
  interventions: { card: { kind: 'card' as const, title: 'Help', body: 'So.' } },
}
const rages = () => session(rules).clicks(3, 'pay', 300).wait(2000).observe('end', {})

describe('5: everything that is not in the code is a logged input', () => {
  test('what the page is asked and what it replies', () => {
    const user = rages()
    expect(user.asks.map(({ question }) => question)).toEqual(['moment', 'slot'])
    const replies = user.log.flatMap((one) => (one.type === 'reply' ? [one.ask] : []))
    expect(replies).toEqual(user.asks.map(({ id }) => id))
  })

  test('a replay asks nobody: it reads the replies from the log', () => {
    const { log, decisions } = rages()
    expect(replay({ schemaVersion: 1, ...rules }, log).decisions).toEqual(decisions)
    expect(decisions.map(({ verdict }) => verdict)).toEqual(['show'])
  })

  test('without the replies it would not know', () => {
    const log = rages().log.filter(({ type }) => type !== 'reply')
    expect(replay({ schemaVersion: 1, ...rules }, log).decisions).toEqual([])
  })

  test('what the browser remembers of caps', () => {
    const caps = capsOf({ help: { dismissals: 1, notBefore: 8e15 } })
    const user = session(rules).remembers('browser', caps).clicks(3, 'pay', 300).wait(2000).observe('end', {})
    expect(user.verdicts).toEqual(['help suppress rule-cooldown'])
    expect(replay({ schemaVersion: 1, ...rules }, user.log).decisions).toEqual(user.decisions)
  })

  test('the offset of the clock on the wall', () => {
    const hours = { days: ['mon' as const], from: '10:00', to: '11:00' }
    const config = { ...rules, rules: [{ ...rules.rules[0]!, show: [{ hours, offer: 'card' }] }] }
    const at = (utcOffset: number) =>
      session(config).start({ utcOffset }).remembers('browser').clicks(3, 'pay', 300)
    expect(at(60).wait(2000).offers).toHaveLength(1)
    expect(at(0).wait(2000).verdicts).toEqual(['help suppress no-variant'])
  })

  test('questions have names of their own in each page load', () => {
    const user = rages()
    expect(user.asks.map(({ id }) => id)).toEqual(['l1-q2', 'l1-q3'])
    user
      .carry()
      .start()
      .page('/b', { via: 'load' })
      .remembers('browser')
      .call({ call: 'help', intervention: 'card' })
    expect(user.offers.map(({ id }) => id)).toEqual(['l1-o1', 'l2-o4'])
  })

  test('a reply to a question that is no longer open changes nothing', () => {
    const user = session(rules)
      .pageSays({ moments: ['never'] })
      .clicks(3, 'pay', 300)
      .wait(1000)
    const [{ id } = { id: '' }] = user.asks
    user.page('/elsewhere', { via: 'load' }).start()
    user.observe('reply', { ask: id, answer: { question: 'moment', good: true } })
    user.observe('reply', { ask: 'of another engine', answer: { question: 'slot', granted: true } })
    expect(user.offers).toEqual([])
  })
})
