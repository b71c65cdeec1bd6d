import { pathTemplate } from '../../core/page.ts'
import { pointTo } from '../../rules/problem.ts'
import type { Config } from '../../rules/schema.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { FindSuspicions } from '../findSuspicions.ts'
import { eachMatch } from './eachMatch.ts'

/** Requests that are written in a way in which none is ever called: `POST /api/orders/:id`, without query and origin. */
export const findOddRequests: FindSuspicions = (config) =>
  eachRequest(config).flatMap(({ request, pointer }) => {
    const doubt = doubtRequest(request)
    return doubt === undefined
      ? []
      : [{ code: 'odd-request', pointer, message: `"${request}" fits no request: ${doubt}` }]
  })

interface FoundRequest {
  readonly request: string
  readonly pointer: string
}

function eachRequest(config: Config): FoundRequest[] {
  const { events = {}, incidents = [], baselines = {} } = config
  return [
    ...Object.entries(events).flatMap(([name, event]) =>
      'request' in event ? [{ request: event.request, pointer: `${pointTo('/events', name)}/request` }] : [],
    ),
    ...incidents.flatMap(({ match: { request } }, i) =>
      request === undefined ? [] : [{ request, pointer: `/incidents/${i}/match/request` }],
    ),
    ...Object.keys(baselines.request ?? {}).map((request) => ({
      request,
      pointer: pointTo('/baselines/request', request),
    })),
    ...eachMatch(config).flatMap(({ match, pointer, of }) =>
      of === 'signal' && typeof match.request === 'string'
        ? [{ request: match.request, pointer: `${pointer}/request` }]
        : [],
    ),
  ]
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

function doubtRequest(request: string): string | undefined {
  const [, word = '', gap = '', rest = ''] = /^(\S+)(\s+)(.+)$/.exec(request) ?? []
  const path = rest === '' ? request : rest
  const write = (method: string, place: string) => `write "${method === '' ? '' : `${method} `}${place}".`
  const method = word.toUpperCase()
  if (rest !== '' && METHODS.includes(method) && (word !== method || gap !== ' '))
    return word !== method
      ? `methods are written in capital letters; ${write(method, path)}`
      : `write one space after the method; ${write(method, path)}`
  if (word === '*') return `"*" is no method; leave it out for all of them: ${write('', path)}`
  if (/^[A-Za-z]+$/.test(word) && rest.startsWith('/') && !METHODS.includes(method))
    return `there is no method "${word}".${suggest(method, METHODS)}`
  const [, address] = /^[a-z]+:\/\/([^ ]+)/i.exec(path) ?? []
  if (address !== undefined)
    return `write a request to your own origin as its path (${write(word, `/${address.split('/').slice(1).join('/')}`).slice(0, -1)}), one to another as host and path, "${address}".`
  if (path.includes('?')) return `queries are dropped; ${write(word, path.replace(/\?.*/, ''))}`
  const [place = '', ...operation] = path.split(' ')
  const template = pathTemplate(place)
  if (template !== place)
    return `ids are left out of paths; ${write(word, [template, ...operation].join(' '))}`
  return undefined
}
