import { firstInside, type PageNode } from '../../tree/pageNode.ts'
import type { Rebuilt } from '../rebuilt.ts'
import { fieldsOf, formOf, valueOf } from './formKey.ts'

/**
 * The field for whose sake the browser does not send the form of this button: one that is required, and empty. What else browsers
 * check (an address, a length, a pattern) takes values that are masked.
 */
export function findRefusedByBrowser(button: PageNode, page: Rebuilt): PageNode | undefined {
  const form = /^(submit|image)$/.test(button.type) ? formOf(button, page) : undefined
  if (form?.localName !== 'form' || form.hasAttribute('novalidate') || button.hasAttribute('formnovalidate'))
    return undefined
  return fieldsOf(form).find((field) => field.matches(CHECKED) && isEmpty(field, form))
}

const CHECKED = '[required]:not(:disabled,[readonly])'

function isEmpty(field: PageNode, form: PageNode): boolean {
  if (field.type === 'checkbox') return !isChecked(field)
  if (field.localName === 'select') return isPlaceholder(field)
  if (field.type !== 'radio') return valueOf(field) === ''
  const name = field.getAttribute('name')
  return !fieldsOf(form).some(
    (each) => each.type === 'radio' && each.getAttribute('name') === name && isChecked(each),
  )
}

/**
 * The first choice is no choice where it has no value: https://html.spec.whatwg.org/multipage/form-elements.html#placeholder-label-option
 */
function isPlaceholder(select: PageNode): boolean {
  if (valueOf(select) !== '' || select.hasAttribute('multiple') || select.hasAttribute('size')) return false
  const options = firstInside(select, OPTIONS_READ).filter(({ localName }) => localName === 'option')
  return (
    options[0]?.parent === select &&
    isNothing(options[0]) &&
    options.every((each) => isNothing(each) || !each.hasAttribute('selected'))
  )
}

const OPTIONS_READ = 400

function isNothing(option: PageNode): boolean {
  return (option.getAttribute('value') ?? option.textContent.trim()) === ''
}

function isChecked(box: PageNode): boolean {
  return box.checked ?? box.hasAttribute('checked')
}
