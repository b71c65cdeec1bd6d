/** JSON as it is meant, also in a page that gave arrays a `toJSON` of its own, as old libraries did. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, function (this: { readonly [key: string]: unknown }, key) {
    return this[key]
  })
}
