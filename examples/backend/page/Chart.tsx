import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * A drawing as wide as its place, drawn again when that changes. What it shows stands in words or in a table beside it, so to a screen
 * reader it is one picture with a label, or none.
 */
export function Chart({
  draw,
  label,
  className = '',
}: {
  draw(width: number): SVGElement | HTMLElement
  label?: string
  className?: string
}) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return undefined
    let drawn = 0
    const paint = () => {
      const width = Math.floor(element.clientWidth)
      if (width === drawn || width === 0) return
      drawn = width
      const drawing = draw(width)
      // The policy of this page takes no inline styles; report.css has these.
      for (const style of drawing.querySelectorAll('style')) style.remove()
      drawing.setAttribute('aria-hidden', 'true')
      element.replaceChildren(drawing)
    }
    const observer = new ResizeObserver(paint)
    observer.observe(element)
    paint()
    return () => observer.disconnect()
  }, [draw])
  const semantics = label
    ? ({ role: 'img', 'aria-label': label } as const)
    : ({ 'aria-hidden': true } as const)
  return <div ref={host} class={`chart ${className}`} {...semantics} />
}
