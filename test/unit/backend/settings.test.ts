import { expect, test } from 'vitest'
import { readSettings } from '../../../examples/backend/server/readSettings.mjs'

test('without any the server listens on loopback, and keeps ninety days', () => {
  expect(readSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 4174,
    data: 'friction.duckdb',
    days: 90,
    origins: [],
  })
  expect(readSettings({ PORT: '', RETENTION_DAYS: ' ', ORIGINS: '' })).toMatchObject({ port: 4174, days: 90 })
})

test('origins are read as browsers tell them, and an address without its slash', () => {
  expect(
    readSettings({
      ORIGINS: 'https://shop.example/, http://localhost:5173',
      PUBLIC_URL: 'https://f.example/',
    }),
  ).toMatchObject({
    origins: ['https://shop.example', 'http://localhost:5173'],
    publicUrl: 'https://f.example',
  })
  expect(readSettings({ ORIGINS: '*' })).toMatchObject({ origins: '*' })
})

test('off loopback it listens with both tokens alone', () => {
  const tokens = { INGEST_TOKEN: 'in', READ_TOKEN: 'out' }
  expect(readSettings({ HOST: '0.0.0.0', ...tokens })).toMatchObject({ host: '0.0.0.0' })
  for (const name of ['INGEST_TOKEN', 'READ_TOKEN']) {
    expect(() => readSettings({ HOST: '0.0.0.0', ...tokens, [name]: '' })).toThrow(
      'set INGEST_TOKEN and READ_TOKEN',
    )
  }
})

test.each([
  ['PORT', '99999'],
  ['PORT', '-1'],
  ['PORT', '4174.5'],
  ['PORT', 'http'],
  ['RETENTION_DAYS', '1e9'],
  ['RETENTION_DAYS', 'NaN'],
  ['RETENTION_DAYS', '-1'],
  ['RETENTION_DAYS', '0'],
  ['RETENTION_DAYS', '36500'],
  ['ORIGINS', 'shop.example'],
  ['ORIGINS', 'https://shop.example/checkout'],
  ['ORIGINS', 'https://shop.example,*'],
  ['ORIGINS', 'null'],
  ['PUBLIC_URL', 'friction.example'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
])('%s=%s is refused, and said by its name', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    new RegExp(`^${name} .*${value.replaceAll(/[*().]/g, '.')}`),
  )
})
