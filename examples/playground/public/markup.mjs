const made = Symbol('markup')

/**
 * HTML from a template; what is filled in is escaped, unless it was made here too. Arrays are joined; `false`,
 * `null` and `undefined` leave nothing.
 *
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function markup(strings, ...values) {
  return { [made]: strings.map((text, at) => text + (at < values.length ? fill(values[at]) : '')).join('') }
}

/** Text that is markup already. */
export function asIs(text) {
  return { [made]: text }
}

/** The text of what {@link markup} made. */
export function textOf(page) {
  return page[made]
}

function fill(value) {
  if (value === false || value == null) return ''
  if (Array.isArray(value)) return value.map(fill).join('')
  return value[made] ?? escape(String(value))
}

function escape(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
