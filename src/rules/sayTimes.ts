/** How often, as people say it. */
export function sayTimes(times: number): string {
  return ['not once', 'once', 'twice'][times] ?? `${times} times`
}
