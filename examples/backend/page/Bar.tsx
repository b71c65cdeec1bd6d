/** How much that is of the largest. */
export function Bar({ of, most }: { of: number; most: number }) {
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${most > 0 ? Math.max(1, (100 * of) / most) : 0}%` }} />
    </span>
  )
}
