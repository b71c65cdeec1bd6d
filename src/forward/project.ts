import { hashText } from '../core/hash.ts'
import { own } from '../core/own.ts'
import type { Evidence } from '../core/signal.ts'
import type { Declared, ForwardEvent } from './event.ts'

/**
 * What of an event leaves the page. Names of elements may hold names of people ("Open chart of …"), and paths may
 * too, so by default neither leaves: an element is its key, role and tag, a page its declared name or a path of
 * `:seg`s. `open` sends them as they are.
 */
export function projectEvent(event: ForwardEvent, declared: Declared, privacy: 'strict' | 'open'): object {
  if (event.type !== 'signal') return event.data
  const { page, target, form, evidence, ...rest } = event.data
  if (privacy === 'open') return { ...event.data, evidence: projectEvidence(evidence) }
  return {
    ...rest,
    page: projectPath(page, declared),
    ...(target && { target: withoutName(target) }),
    ...(form !== undefined && { form: declared.forms.includes(form) ? form : hashText(form) }),
    evidence: projectEvidence(evidence, declared),
  }
}

/** The texts that evidence may hold. Others stay in the page, whatever a detector may put there one day. */
const TEXTS: { readonly [name: string]: (text: string, declared: Declared) => string } = {
  request: projectRequest,
  asset: projectAsset,
  error: keep,
  name: keep,
  by: keep,
  kind: keep,
}

function projectEvidence(evidence: Evidence, declared?: Declared): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (typeof value !== 'string') return [[name, value]]
      const project = own(TEXTS, name)
      return project ? [[name, declared ? project(value, declared) : value]] : []
    }),
  )
}

/** Of a script or a style the file says which one failed; where it lies may say whose page it is. */
function projectAsset(path: string): string {
  const [file = ''] = /[\w.-]+\.(?:m?js|css)$/.exec(path) ?? []
  return maskSegments(path.slice(0, path.length - file.length)) + file
}

function keep(text: string): string {
  return text
}

function withoutName<T extends { readonly name?: string }>({ name: _, ...target }: T): Omit<T, 'name'> {
  return target
}

function projectPath(page: string, declared: Declared): string {
  // A route name was chosen by the host.
  if (!page.startsWith('/')) return page
  return declared.pages(page)[0] ?? maskSegments(page)
}

function projectRequest(key: string, declared: Declared): string {
  if (declared.isRequest(key)) return key
  const [method = '', place = '', operation] = key.split(' ')
  return [method, maskSegments(place), operation].filter((part) => part !== undefined).join(' ')
}

function maskSegments(path: string): string {
  return path.replace(/[?#].*$/, '').replace(/[^/]+/g, ':seg')
}
