import { expect, test } from 'vitest'
import { compileRequest } from '../../../src/rules/events.ts'

const fits = (request: string, key: string) =>
  compileRequest({ request, status: 'any' }, '', () => undefined)!.fitsKey(key)

test.each([
  ['POST /api/pay', 'POST /api/pay'],
  ['/api/*', 'DELETE /api/cart'],
  ['POST /graphql', 'POST /graphql CreateExport'],
  ['POST /graphql CreateExport', 'POST /graphql CreateExport'],
  ['/graphql *Export', 'POST /graphql CreateExport'],
  ['CreateExport', 'CreateExport'],
  ['Create *', 'Create Export'],
])('%s is %s', (request, key) => expect(fits(request, key)).toBe(true))

test.each([
  ['POST /api/pay', 'GET /api/pay'],
  ['POST /graphql CreateExport', 'POST /graphql CreateImport'],
  ['POST /graphql CreateExport', 'POST /graphql'],
  ['CreateExport', 'POST /graphql CreateExport'],
  ['CreateExport', 'CreateImport'],
])('%s is not %s', (request, key) => expect(fits(request, key)).toBe(false))
