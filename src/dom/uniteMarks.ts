import type { Marks } from './sensor.ts'

/** What any of the members marks is marked. Asked for each change of a busy page, so it makes no lists of its own. */
export function uniteMarks(members: ReadonlySet<{ readonly marks: Marks }>): Marks {
  const some = (is: (marks: Marks) => boolean) => {
    for (const { marks } of members) if (is(marks)) return true
    return false
  }
  return {
    ignored(element) {
      const lists = [...members].map(({ marks }) => marks.ignored(element))
      return lists.includes('all') ? 'all' : [...new Set((lists as (readonly string[])[]).flat())]
    },
    isMasked: (element) => some((marks) => marks.isMasked(element)),
    isAmbient: (element) => some((marks) => marks.isAmbient(element)),
    isError: (element) => some((marks) => marks.isError(element)),
    get errors() {
      let errors = ''
      for (const { marks } of members) if (marks.errors) errors += (errors && ',') + marks.errors
      return errors
    },
    name(element) {
      let name: string | undefined
      for (const { marks } of members) name ??= marks.name(element)
      return name
    },
  }
}
