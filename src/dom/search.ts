import { closest, matches } from './selector.ts'
import type { Marks } from './sensor.ts'

/**
 * The field of a search. Its type or role says so, what it stands in, or what its author calls it. What narrows a
 * table is a filter: its rows are read where they are, and typing another filter is work and no new attempt.
 */
export function isSearchField(element: Element, marks: Marks): element is HTMLInputElement {
  const isSaid = matches(element, SAID)
  if (!matches(element, FIELDS) && !isSaid) return false
  const names = namesOf(element, marks)
  if (FILTER.test(names) || isFilterOfTable(element)) return false
  // A text area of that name is an editor for queries.
  return (
    isSaid ||
    !!closest(element, PARTS) ||
    (element.localName === 'input' && wordsOf(names).some((word) => WORD.test(word)))
  )
}

/**
 * The search that a button belongs to, as which it leads to no result: it stands in the search, or beside its field.
 * What is a link or an option does lead somewhere, wherever it stands.
 */
export function partOfSearch(element: Element): Element | undefined {
  if (matches(element, 'a[href],[role=link],[role=option]')) return undefined
  return closest(element, PARTS) ?? (isBesideField(element) ? element.parentElement! : undefined)
}

/** Asked of every act, so neither the rows of a long list nor what is in them are read. */
function isBesideField(element: Element): boolean {
  let [before, after]: (Element | null)[] = [element, element]
  for (let i = 0; i < SIBLINGS_READ && (before || after); i++) {
    before &&= before.previousElementSibling
    after &&= after.nextElementSibling
    if (before?.matches(FIELD) || after?.matches(FIELD)) return true
  }
  return false
}

/** Between a field and its button stand an icon, a hint and what empties it. */
const SIBLINGS_READ = 8

/** Rows of data, which are read in place. */
export const GRID = 'table,[role=grid],[role=treegrid],[role=table]'

const PARTS = 'search,[role=search],form[action*="/search" i]'
const SAID = 'input[type=search],[role~=searchbox]'
const FIELDS = 'textarea,input:not([type]),input[type=text]'
/** Roughly what {@link WORD} says, for those who look for a field without reading all of them. */
const NAMED = 'input:is([name=q],[name*=search i],[id*=search i],[aria-label*=search i])'
const FIELD = `${SAID},${NAMED}`
/** As a word of its own: who does `research` searches for nothing. */
const WORD =
  /^(q|query|keywords?|(web)?search(term|text|word|box|bar|field|input|query|string)?|such(e|en|begriff|wort|feld)|(re)?chercher?|buscar?|búsqueda|busqueda|pesquisar?|ricerca|cerca|zoek(en|term)?|szukaj|sök|søk|søg|haku|hledat|ara|поиск|検索|搜索|搜尋|검색)$/iu
const FILTER = /filter|refine|narrow/i

function namesOf(element: Element, marks: Marks): string {
  const attributes = ['name', 'id', 'aria-label', 'placeholder', 'autocomplete'].map((name) =>
    element.getAttribute(name),
  )
  return [marks.name(element), ...attributes].join(' ')
}

/** `siteSearch` and `search_term` are two words each. */
function wordsOf(names: string): string[] {
  return names.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}]+/u)
}

function isFilterOfTable(element: Element): boolean {
  if (closest(element, GRID)) return true
  const root = element.getRootNode() as Partial<Document>
  const controlled = element.getAttribute('aria-controls')?.trim().split(/\s+/)[0]
  const part = controlled ? root.getElementById?.(controlled) : undefined
  return !!part && (matches(part, GRID) || !!part.querySelector(GRID))
}
