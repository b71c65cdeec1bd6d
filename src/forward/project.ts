import { hashText } from '../core/hash.ts'
import type { Evidence } from '../core/signal.ts'
import type { Declared, ForwardEvent } from './event.ts'

/**
 * What of an event leaves the page. Names of elements may hold names of people ("Open chart of …"), and paths may
 * too, so by default neither leaves: an element is its key, role and tag, a page its declared name or a path of
 * `:seg`s. `open` sends them as they are.
 */
export function projectEvent(event: ForwardEvent, declared: Declared, privacy: 'strict' | 'open'): object {
  if (privacy === 'open') return event.data
  switch (event.type) {
    case 'signal': {
      const { page, target, form, evidence, ...rest } = event.data
      return {
        ...rest,
        page: projectPath(page, declared),
        ...(target && { target: withoutName(target) }),
        ...(form !== undefined && { form: declared.forms.includes(form) ? form : hashText(form) }),
        evidence: projectEvidence(evidence, declared),
      }
    }
    default:
      return event.data
  }
}

function projectEvidence(evidence: Evidence, declared: Declared): Evidence {
  const { request, asset } = evidence
  return {
    ...evidence,
    ...(typeof request === 'string' && { request: projectRequest(request, declared) }),
    ...(typeof asset === 'string' && { asset: projectAsset(asset) }),
  }
}

/** Of a script or a style the file says which one failed; where it lies may say whose page it is. */
function projectAsset(path: string): string {
  const [file = ''] = /[\w.-]+\.(?:m?js|css)$/.exec(path) ?? []
  return maskSegments(path.slice(0, path.length - file.length)) + file
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
