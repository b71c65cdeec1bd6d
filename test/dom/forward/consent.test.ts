import { describe, expect, test } from 'vitest'
import { soon, wait } from '../watch.ts'
import { COMPANY, from, openBackend } from './backend.ts'

describe('consent', () => {
  test('that is pending keeps events in the page, and then sends them', async () => {
    const { consent, tickets, hide, told, rest } = await openBackend()
    tickets(21)
    hide()
    await rest()
    expect(told()).toEqual([])
    consent('granted')
    await soon(() => expect(told()).toEqual([from(1, 20), ['21']]))
  })

  test('that is denied drops what waits, and says so when there is consent again', async () => {
    const { consent, tickets, stop, told, rest } = await openBackend()
    consent('granted')
    tickets(2)
    consent('denied')
    tickets(1)
    await rest()
    expect(told()).toEqual([])
    consent('granted')
    await soon(() => expect(told()).toEqual([[{ denied: 3 }]]))
    stop()
  })

  test.each(['wait=100&status=503', 'wait=100&status=400', 'wait=100&drop'])(
    'that is denied reaches a batch on its way to %s',
    async (reply) => {
      const { consent, tickets, told, posts, problems, rest } = await openBackend([reply])
      consent('granted')
      tickets(21)
      await soon(() => expect(posts).toHaveLength(1))
      consent('denied')
      consent('granted')
      await rest()
      await rest()
      const [first, ...later] = told()
      expect(first).toEqual(from(1, 20))
      expect(later.flat()).toEqual([{ denied: 21 }])
      expect(problems).toEqual([])
    },
  )

  test('that is denied while batches wait for each other stops those that wait', async () => {
    const { consent, tickets, told, posts, rest } = await openBackend(['wait=100'])
    tickets(60)
    consent('granted')
    await soon(() => expect(posts).toHaveLength(1))
    consent('denied')
    await rest()
    expect(told()).toEqual([from(1, 20)])
  })

  test('that is taken back but not denied keeps a batch that failed', async () => {
    const { consent, tickets, told, posts, rest } = await openBackend(['wait=50&status=503'])
    tickets(21)
    consent('granted')
    await soon(() => expect(posts).toHaveLength(1))
    consent('pending')
    await rest()
    expect(told()).toEqual([from(1, 20)])
    consent('granted')
    await soon(() => expect(told().slice(1)).toEqual([from(1, 20), ['21']]))
  })

  test('that is denied makes stop() send nothing', async () => {
    const { consent, tickets, stop, told } = await openBackend()
    tickets(2)
    consent('denied')
    stop()
    await wait(2 * COMPANY)
    expect(told()).toEqual([])
  })
})
