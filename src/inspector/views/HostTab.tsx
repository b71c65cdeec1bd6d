import { useLayoutEffect, useRef } from 'preact/hooks'
import type { InspectorTab } from '../tab.ts'

/** An element that the host draws into, and that Preact leaves alone. */
export function HostTab({ tab }: { readonly tab: InspectorTab }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (place.current ? tab.mount(place.current) : undefined), [tab])
  return <div ref={place} class="host-tab" />
}
