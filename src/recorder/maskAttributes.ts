import type { MaskAddress } from './maskAddress.ts'
import { maskCss } from './maskCss.ts'
import { maskWords, type NameOf } from './maskWord.ts'

/** Attributes of a recorded element; those that have changed may hold styles, each by its name. */
export interface Attributes {
  [name: string]: unknown
}

/**
 * rrweb masks no attribute. Kept are those that make the page look as it looks and say what a control is; addresses lose what they
 * ask for; what products keep beside an element stays where it reads like a word of theirs (`data-state="open"`). All others, which
 * people and products invent, go.
 */
export function maskAttributes(attributes: Attributes, maskAddress: MaskAddress, nameOf: NameOf): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style' && typeof value === 'object' && value) maskStyles(value as Attributes, maskAddress)
    // Stars would be shown as a page of their own; what is in the frame is recorded by itself.
    if (name === 'srcdoc') delete attributes[name]
    else if (typeof value === 'string') attributes[name] = maskValue(name, value)
  }

  function maskValue(name: string, value: string): string {
    switch (kindOf(name)) {
      case 'style':
        return maskCss(value, maskAddress)
      case 'address':
        return maskAddress(value)
      case 'kept':
        return maskWords(value, nameOf)
      case 'class':
        return value.includes('@') ? value.replace(/\S+/g, (word) => maskClass(word)) : value
      case 'shape':
        return value
      case 'plain':
        return isWord(value) ? value : maskAll(value)
      case 'other':
        return maskAll(value)
    }
  }

  function maskClass(word: string): string {
    return word.includes('@') ? nameOf(word).slice(1) : word
  }
}

/** What is typed is dots already, whose kind tells that it has changed. */
function maskAll(value: string): string {
  return /^[•◦]+$/.test(value) ? value : value.replace(/\S/g, '*')
}

type Kind = 'style' | 'address' | 'kept' | 'class' | 'shape' | 'plain' | 'other'

/** Thousands of elements share a few names. */
const kinds = new Map<string, Kind>()
const NAMES_KNOWN = 1000

function kindOf(name: string): Kind {
  let kind = kinds.get(name)
  if (!kind) {
    kind = (Object.keys(KINDS) as Exclude<Kind, 'other'>[]).find((one) => KINDS[one].test(name)) ?? 'other'
    if (kinds.size >= NAMES_KNOWN) kinds.clear()
    kinds.set(name, kind)
  }
  return kind
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

/** Words in small letters, selectors, small numbers; one word may be written as its author likes it. */
function isWord(value: string): boolean {
  return /^[\w.:#-]{0,40}$|^([a-z#.][\w.:-]{0,24}( |$))*$/.test(value) && !/\d{5}/.test(value)
}

const KINDS: { readonly [K in Exclude<Kind, 'other'>]: RegExp } = {
  style: /^(style|_cssText|fill|stroke|filter|mask|clip-path|marker-\w+)$/,
  /** They lead somewhere: what is asked for there may be anybody's. */
  address:
    /^(xlink:)?(href|action|formaction|ping|rr_src|src|srcset|imagesrcset|poster|data|background|longdesc)$/,
  /** What elements are, how they stand to each other and how they look; what refers to an element still does. */
  kept: /^(id|name|type|for|role|rel|target|method|is|slot|part|exportparts|media|list|form|lang|dir|tabindex|rr_(?!src)\w+|width|height|size|sizes|rows|cols|colspan|rowspan|min|max|step|minlength|maxlength|accept|autocomplete|inputmode|http-equiv|viewport|usemap|shape|coords|xmlns(:\w+)?|popovertarget|commandfor|color|bgcolor|border|align|valign|data-unstuck(-\w+)?|aria-(?!label$|description$|placeholder$|roledescription$|valuetext$|valuenow$|braille)\w+)$/,
  class: /^class$/,
  /** Of drawings: coordinates, strokes and fills. */
  shape:
    /^(viewBox|d|points|[xy][12]?|[cr][xy]?|[dfr][xy]|(fill|stroke|clip)-\w+|stroke-\w+|transform|opacity|preserveAspectRatio|gradient\w+|offset|stop-\w+|clip\w+|mask\w+|font-\w+|text-anchor|dominant-baseline|pathLength|patternUnits|spreadMethod|std\w+|in2?|result|operator|values)$/,
  /**
   * What products note of an element's state, and what their tests know it by; what style sheets ask of components; and those of
   * HTML that only some words can stand in.
   */
  plain:
    /^(data-(state|side|align|orientation|theme|mode|variant|size|status|placement|index|active|selected|disabled|checked|open|expanded|highlighted|hover|focus|pressed|invalid|loading|role|test|testid|test-id|cy|qa|toggle|slot|bs-(?!title|content|original)\w+|headlessui-state)|variant|appearance|kind|theme|tone|severity|density|direction|orientation|(label-)?(placement|position)|layout|justify|gap|icon(-\w+)?|display|mode|level|contenteditable|wrap|popover|hidden|disabled|checked|selected|readonly|required|multiple|open|active|expanded|controls|inert|frameborder|scrolling|cell(padding|spacing))$/,
}
