/** An own property: a form that is called `constructor` does not reach what every object has by that name. */
export function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
