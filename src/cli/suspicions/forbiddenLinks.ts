import { pointTo } from '../../rules/problem.ts'
import type { FindSuspicions, Suspicion, SuspicionOptions } from '../findSuspicions.ts'
import { eachText } from './eachText.ts'

/** Links that the page will not follow: other origins are allowed in page code only. */
export const findForbiddenLinks: FindSuspicions = (config, _, options) => {
  const inTexts = eachText(config).flatMap(({ text, pointer }) =>
    Object.values(typeof text === 'string' ? { '': text } : text).flatMap((one) =>
      [...String(one).matchAll(/\]\(([^)\s]*)\)/g)].map(([, url = '']) => ({ url, pointer })),
    ),
  )
  const inActions = Object.entries(config.interventions ?? {}).flatMap(([id, intervention]) =>
    addressesIn(intervention, pointTo('/interventions', id)),
  )
  return [...inTexts, ...inActions].flatMap(({ url, pointer }) => judge(url, pointer, options))
}

/** Where actions lead, and where pictures come from. */
const ADDRESSES = ['link', 'article', 'image', 'video', 'poster']

function addressesIn(value: unknown, pointer: string): { readonly url: string; readonly pointer: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = pointTo(pointer, key)
    return ADDRESSES.includes(key) && typeof inner === 'string'
      ? [{ url: inner, pointer: at }]
      : addressesIn(inner, at)
  })
}

function judge(url: string, pointer: string, { allowLinks }: SuspicionOptions): Suspicion[] {
  const suspicious = (message: string) => [{ code: 'forbidden-link', pointer, message }]
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'mailto' || scheme === 'tel') return []
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') {
    return suspicious(`"${url}" will not be a link: only http, https, mailto and tel are.`)
  }
  if (HOST.test(url))
    return suspicious(
      `"${url}" does not begin with "https://", so it leads to a page of that name on your own site.`,
    )
  const origin = originOf(url)
  if (origin === undefined || allowLinks?.includes(origin)) return []
  return suspicious(
    `"${url}" leads to another origin, which only page code can allow: createUnstuck({ allow: { links: ['${origin}'] } }). Say --allow-link ${origin} here once it does.`,
  )
}

/** What begins like an address, and is read as a path: `help.example.com/cards`, and not `guide.html`. */
const HOST = /^(www\.|[\w-]+\.[\w-]+\.[a-z]{2,}(\/|$)|[\w-]+\.(com|org|net|io|dev|app|de|eu|uk)(\/|$))/i

/** Undefined for a path of the page's own origin. */
function originOf(url: string): string | undefined {
  if (!/^(https?:)?\/\//i.test(url)) return undefined
  try {
    return new URL(url, 'https://own.invalid').origin
  } catch {
    return undefined
  }
}
