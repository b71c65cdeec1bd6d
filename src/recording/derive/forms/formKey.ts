import { hashText } from '../../../core/hash.ts'
import { pathTemplate } from '../../../core/page.ts'
import { closestAcross } from '../../../core/tree/across.ts'
import { GENERATED } from '../../../core/tree/target.ts'
import { isElement, nextInside, type PageNode } from '../../tree/pageNode.ts'
import { readAddress } from '../address.ts'
import type { Rebuilt } from '../rebuilt.ts'

/** The form that an element belongs to: one that the config declares, else the `<form>`. */
export function formOf(element: PageNode, { settings }: Rebuilt): PageNode | undefined {
  const owner = element.getAttribute('form')
  const named = owner === null ? undefined : (element.getRootNode().getElementById(owner) as PageNode | null)
  const from = named ?? element
  for (const { match } of settings.forms) {
    const declared = closestAcross(from, match)
    if (declared) return declared
  }
  return closestAcross(from, 'form')
}

/** What it is called in the page, too: its name in the config, its mark, name or id, or else what it sends where, hashed. */
export function formKeyOf(form: PageNode, { settings, marks, href }: Rebuilt): string {
  const id = form.id
  return (
    settings.forms.find(({ match }) => form.matches(match))?.name ||
    marks.name(form) ||
    form.getAttribute('name') ||
    (id && !GENERATED.test(id) ? id : keyByContent(form, href))
  )
}

const known = new WeakMap<PageNode, string>()
const FIELDS_READ = 3
const NODES_READ = 500

/** A form grows while it is filled in; how it begins stays. */
function keyByContent(form: PageNode, page: string): string {
  const before = known.get(form)
  if (before !== undefined) return before
  const action = form.getAttribute('action')
  const names = fieldsOf(form).slice(0, FIELDS_READ).map(nameOf)
  const key = 'form-' + hashText([action ? actionTemplate(action, page) : '', ...names].join(' '))
  known.set(form, key)
  return key
}

/** The form of that key which is in the page. */
export function findForm(key: string, page: Rebuilt): PageNode | undefined {
  const { document } = page.tree
  if (!document) return undefined
  let left = PAGE_READ
  for (let at = document.firstChild; at && left-- > 0; at = nextInside(at, document))
    if (isElement(at) && isForm(at, page) && formKeyOf(at, page) === key) return at
  return undefined
}

const PAGE_READ = 20_000

function isForm(node: PageNode, { settings }: Rebuilt): boolean {
  return node.localName === 'form' || settings.forms.some(({ match }) => node.matches(match))
}

/** What its author calls it, and never what is in it. */
export function fieldKeyOf(field: PageNode, { marks }: Rebuilt): string {
  const { id } = field
  const name = marks.name(field) || field.getAttribute('name') || (id && !GENERATED.test(id) && id)
  return (name || field.getAttribute('type') || field.localName).replace(/\d+/g, '#').slice(0, LONGEST_KEY)
}

const LONGEST_KEY = 40

/** As the recorder has last told of it: of a masked one only whether there is something. */
export function valueOf(field: PageNode): string {
  return (
    field.value ?? field.getAttribute('value') ?? (field.localName === 'textarea' ? field.textContent : '')
  )
}

/** The fields in a form, in document order. */
export function fieldsOf(form: PageNode): PageNode[] {
  const fields: PageNode[] = []
  let left = NODES_READ
  for (let at = form.firstChild; at && left-- > 0; at = nextInside(at, form))
    if (isElement(at) && FIELD.test(at.localName) && at.type !== 'hidden') fields.push(at)
  return fields
}

const FIELD = /^(input|select|textarea)$/

function nameOf(field: PageNode): string {
  return (field.getAttribute('name') || field.getAttribute('type') || field.localName).replace(/\d+/g, '#')
}

function actionTemplate(action: string, page: string): string {
  const { pathname, search } = readAddress(action, page)
  const query = search
    .slice(1)
    .split('&')
    .filter(Boolean)
    .flatMap((pair) => pair.split('='))
  return [pathname, ...query].map(pathTemplate).join(' ')
}
