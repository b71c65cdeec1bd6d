export function count(amount: number, thing: string): string {
  return `${number(amount)} ${thing}${amount === 1 ? '' : 's'}`
}

export function number(amount: number): string {
  return amount.toLocaleString('en')
}

/** The most first. */
export function inOrder(counts: { readonly [name: string]: number }): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a)
}
