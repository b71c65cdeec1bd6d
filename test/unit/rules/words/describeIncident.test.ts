import { expect, test } from 'vitest'
import { describeIncident } from '../../../../src/rules/words/describeIncident.ts'
import type { Config, IncidentConfig } from '../../../../src/rules/schema.ts'

const config: Config = { schemaVersion: 1, pages: { names: { exports: '/exports/**' } } }

const row = (sentence: string, incident: Omit<IncidentConfig, 'id' | 'body'>) =>
  test(sentence, () => expect(describeIncident({ id: 'i', body: 'So.', ...incident }, config)).toBe(sentence))

row('Until 2026-11-21 22:00 (UTC): whoever has POST /api/exports fail is told “Exports fail”.', {
  match: { request: 'POST /api/exports' },
  until: '2026-11-21T22:00:00.000Z',
  title: 'Exports fail',
})
row(
  'From 2026-11-21 10:00 (+01:00) to 2026-11-21 22:00 (+01:00): whoever has POST /api/exports answered with 503 is told “Exports fail”; it is over for whoever is served again; then those who saw it are told “Exports work again.”; meanwhile the rules export/* are silent.',
  {
    match: { request: 'POST /api/exports', status: 503 },
    since: '2026-11-21T10:00:00+01:00',
    until: '2026-11-21T22:00:00+01:00',
    endsWhen: 'served',
    title: { en: 'Exports fail', de: 'Exporte schlagen fehl' },
    resolved: { en: 'Exports work again.' },
    mutes: ['export/*'],
  },
)
row(
  'Maintenance from 2026-11-21 22:00 (+01:00) to 2026-11-21 23:30 (+01:00): whoever is in the exports, or sees that an export failed is told “Exports rest tonight”, from 2 hours before it begins; meanwhile the rule export/slow is silent.',
  {
    kind: 'maintenance',
    match: { page: ['exports'], event: 'export-failed' },
    announce: '2h',
    since: '2026-11-21T22:00:00+01:00',
    until: '2026-11-21T23:30:00+01:00',
    title: 'Exports rest tonight',
    mutes: 'export/slow',
  },
)
