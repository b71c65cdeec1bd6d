/** About how many bytes a value takes as JSON: writing it out would cost more than recording it. */
export function weigh(value: unknown): number {
  let sum = 0
  const open = [value]
  for (let one = open.pop(); open.length > 0 || one !== undefined; one = open.pop()) {
    if (typeof one === 'string') sum += one.length + 2
    else if (typeof one !== 'object' || one === null) sum += 5
    else {
      for (const key in one) {
        sum += Array.isArray(one) ? 1 : key.length + 4
        open.push((one as { [key: string]: unknown })[key] ?? null)
      }
    }
  }
  return sum
}
