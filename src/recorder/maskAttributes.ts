import type { MaskAddress } from './maskAddress.ts'
import { maskCss } from './maskCss.ts'

/** Attributes of a recorded element; those that have changed may hold styles, each by its name. */
export interface Attributes {
  [name: string]: unknown
}

/**
 * rrweb masks no attribute. Kept are those that make the page look as it looks and say what a control is; addresses lose what they
 * ask for; of all others, which people and products invent, only short words in small letters stay (`variant="primary"`).
 */
export function maskAttributes(attributes: Attributes, maskAddress: MaskAddress): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style' && typeof value === 'object' && value) maskStyles(value as Attributes, maskAddress)
    if (typeof value !== 'string') continue
    if (name === 'style' || name === '_cssText') attributes[name] = maskCss(value, maskAddress)
    else if (ADDRESSES.test(name)) attributes[name] = maskAddress(value)
    // What is typed is dots already, whose kind tells that it has changed.
    else if (!isKept(name, value) && !/^[•◦]+$/.test(value)) attributes[name] = value.replace(/\S/g, '*')
  }
}

/** rrweb tells of a changed style by its properties. */
function maskStyles(style: Attributes, maskAddress: MaskAddress): void {
  for (const [name, value] of Object.entries(style)) {
    const text = Array.isArray(value) ? value[0] : value
    if (typeof text !== 'string') continue
    const masked = maskCss(`${name}: ${text}`, maskAddress).slice(name.length + 2)
    style[name] = Array.isArray(value) ? [masked, ...value.slice(1)] : masked
  }
}

function isKept(name: string, value: string): boolean {
  if (KEPT.test(name) || SHAPES.test(name)) return true
  return !WORDS.test(name) && !DATA.test(name) && TOKEN.test(value)
}

/** Attributes that people read, or hear read. */
const WORDS =
  /^(aria-(label|description|placeholder|roledescription|valuetext|valuenow|braille\w+)|alt|title|placeholder|label|content|summary|value|srcdoc|abbr|download|datetime|cite|on\w+|prompt)$/
/** What products keep beside an element for themselves. */
const DATA = /^data-/
/** Attributes that lead somewhere: what is asked for there may be anybody's. */
const ADDRESSES =
  /^(xlink:)?(href|action|formaction|ping|rr_src|src|srcset|imagesrcset|poster|data|background|longdesc)$/
const TOKEN = /^[a-z][a-z0-9-]{0,24}$/

/** What elements are, how they stand to each other and how they look. */
const KEPT =
  /^(id|class|name|type|for|role|rel|target|method|is|slot|part|exportparts|media|list|form|lang|dir|tabindex|rr_(?!src)\w+|width|height|size|sizes|rows|cols|colspan|rowspan|min|max|step|pattern|minlength|maxlength|accept|autocomplete|inputmode|http-equiv|viewport|usemap|shape|coords|xmlns(:\w+)?|popovertarget|commandfor|color|bgcolor|border|align|valign|aria-(?!label$|description$|placeholder$|roledescription$|valuetext$|valuenow$|braille)\w+|data-(unstuck(-\w+)?|state|side|align|orientation|theme|mode|variant|size|status|placement|index|active|selected|disabled|checked|open|expanded|highlighted|hover|focus|pressed|invalid|loading|role|test|testid|test-id|cy|qa|toggle|slot|bs-\w+|headlessui-state))$/
/** Of drawings: coordinates, strokes and fills. */
const SHAPES =
  /^(viewBox|d|points|[xy][12]?|[cr][xy]?|[dfr][xy]|fill(-\w+)?|stroke(-\w+)?|transform|opacity|preserveAspectRatio|gradient\w+|offset|stop-\w+|clip-\w+|clip\w+|mask\w*|filter|font-\w+|text-anchor|dominant-baseline|marker-\w+|pathLength|patternUnits|spreadMethod|std\w+|in2?|result|operator|values)$/
