import { pointTo, type Report } from './problem.ts'
import { optional, readObject, readText, type JsonObject } from './read.ts'

/** A form that the config gives a name, and what tells there how it went. */
export interface FormDeclaration {
  readonly name: string
  readonly match: string
  readonly refused?: string
  readonly accepted?: string
}

export function compileForms(config: JsonObject, report: Report): FormDeclaration[] {
  return Object.entries(config).flatMap(([name, value]) => {
    const at = pointTo('/forms', name)
    const form = readObject(value, at, report, ['match', 'refused', 'accepted'])
    const match = form && readText(form.match, pointTo(at, 'match'), report)
    if (!form || match === undefined) return []
    const refused = optional(form.refused, (text) => readText(text, pointTo(at, 'refused'), report))
    const accepted = optional(form.accepted, (text) => readText(text, pointTo(at, 'accepted'), report))
    return [
      { name, match, ...(refused !== undefined && { refused }), ...(accepted !== undefined && { accepted }) },
    ]
  })
}
