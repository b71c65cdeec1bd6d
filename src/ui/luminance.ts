/**
 * WCAG's relative luminance of any CSS colour, 0 to 1, which is `y` of `xyz-d65`. The browser does the maths on
 * an element of ours; undefined for what is no opaque colour, and where relative colours are not supported.
 */
export function readLuminance(probe: HTMLElement, color: string): number | undefined {
  probe.style.color = ''
  probe.style.color = `color(from ${color} xyz-d65 x y z / alpha)`
  const y = /^color\(xyz-d65 \S+ ([\d.e-]+) \S+\)$/.exec(getComputedStyle(probe).color)?.[1]
  probe.style.color = ''
  return y === undefined ? undefined : Math.max(0, Number(y))
}
