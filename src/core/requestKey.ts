import { pathTemplate } from './page.ts'

/** A body that is longer is not looked into for the name of its operation. */
export const BODY_READ = 10_000

/**
 * Names a request by what it does: method and path template, without the query; with the host where it is
 * another origin's. A GraphQL request is named by its operation: `POST /graphql CreateExport`.
 */
export function requestKey(method: string, url: RequestAddress, origin: string, body?: unknown): string {
  const path = (url.origin === origin ? '' : url.host) + pathTemplate(url.pathname)
  const operation =
    url.pathname.endsWith('/graphql') && (url.searchParams.get('operationName') || operationName(body))
  return [method.toUpperCase(), path, operation].filter(Boolean).join(' ')
}

/** What is asked of an address; a `URL` has it. */
interface RequestAddress {
  readonly origin: string
  readonly host: string
  readonly pathname: string
  readonly searchParams: { get(name: string): string | null }
}

function operationName(body: unknown): string | undefined {
  if (typeof body !== 'string' || body.length > BODY_READ) return undefined
  try {
    const { operationName: name, query } = JSON.parse(body) as { operationName?: unknown; query?: unknown }
    const found = name || /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(String(query))?.[1]
    return typeof found === 'string' ? found.slice(0, 80) : undefined
  } catch {
    return undefined
  }
}
