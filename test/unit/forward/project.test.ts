import { describe, expect, test } from 'vitest'
import type { Signal } from '../../../src/core/signal.ts'
import type { Declared } from '../../../src/forward/event.ts'
import { projectEvent } from '../../../src/forward/project.ts'

const declared: Declared = {
  pages: (path) => (path.startsWith('/checkout') ? ['checkout'] : []),
  forms: ['payment'],
  isRequest: (key) => key === 'POST /api/orders',
}

describe('by default, what leaves the page', () => {
  test('is no name of an element: it may be the name of a person', () => {
    const sent = project({
      target: { key: 'k1', tag: 'button', role: 'button', name: 'Open chart of Ada Lovelace' },
    })
    expect(sent.target).toEqual({ key: 'k1', tag: 'button', role: 'button' })
    expect(JSON.stringify(sent)).not.toContain('Ada')
  })

  test.each([
    ['/patients/lovelace/chart', '/:seg/:seg/:seg'],
    ['/patients/lovelace?tab=chart#x', '/:seg/:seg'],
    ['/', '/'],
    ['/checkout/payment', 'checkout'],
    ['patient/chart', 'patient/chart'],
  ])('of the page %s is %s', (page, sent) => {
    expect(project({ page }).page).toBe(sent)
  })

  test('of a form is the name that the config gives it, else a hash', () => {
    expect(project({ form: 'payment' }).form).toBe('payment')
    expect(project({ form: 'chart-of-lovelace' }).form).not.toContain('lovelace')
  })

  test.each([
    ['POST /api/orders', 'POST /api/orders'],
    ['POST /api/patients/lovelace', 'POST /:seg/:seg/:seg'],
    ['POST api.example.com/patients', 'POST :seg/:seg'],
    ['POST /graphql CreateExport', 'POST /:seg CreateExport'],
  ])('of the request %s is %s', (request, sent) => {
    expect(project({ evidence: { request, status: 502 } }).evidence).toEqual({ request: sent, status: 502 })
  })

  test.each([
    ['/static/js/checkout.js', '/:seg/:seg/checkout.js'],
    ['/users/ada/theme.css', '/:seg/:seg/theme.css'],
    ['/users/ada', '/:seg/:seg'],
  ])('of the asset %s is %s', (asset, sent) => {
    expect(project({ evidence: { kind: 'script', asset } }).evidence).toEqual({ kind: 'script', asset: sent })
  })

  test('keeps what says nothing about anybody', () => {
    const { type, id, at, strength, count, layer, evidence } = project({})
    expect({ type, id, at, strength, count, layer, evidence }).toEqual({
      type: 'rage-click',
      id: 's1',
      at: 1,
      strength: 0.7,
      count: 3,
      layer: 'behaviour',
      evidence: { acts: 3 },
    })
  })
})

test.each(['strict', 'open'] as const)(
  'a text that no detector of today tells of stays in the page (%s)',
  (privacy) => {
    const data = signal({ evidence: { typed: 'Ada', acts: 3, by: 'alert' } })
    expect(projectEvent({ type: 'signal', at: 1, data }, declared, privacy)).toMatchObject({
      evidence: { acts: 3, by: 'alert' },
    })
    expect(JSON.stringify(projectEvent({ type: 'signal', at: 1, data }, declared, privacy))).not.toContain(
      'Ada',
    )
  },
)

test('a host that opens it sends all of it', () => {
  const open = signal({ page: '/patients/lovelace', target: { key: 'k', tag: 'a', name: 'Ada' } })
  expect(projectEvent({ type: 'signal', at: 1, data: open }, declared, 'open')).toEqual(open)
})

function project(part: Partial<Signal>): Signal {
  return projectEvent({ type: 'signal', at: 1, data: signal(part) }, declared, 'strict') as Signal
}

function signal(part: Partial<Signal>): Signal {
  return {
    type: 'rage-click',
    id: 's1',
    at: 1,
    strength: 0.7,
    layer: 'behaviour',
    count: 3,
    page: '/',
    evidence: { acts: 3 },
    ...part,
  }
}
