import type { UnstuckOptions } from '../surface.ts'
import type { Parts, Widget } from './parts.ts'

/** In the place of the widget: the host draws. */
export async function loadHeadless(
  parts: Parts,
  render: NonNullable<UnstuckOptions['render']>,
): Promise<Widget> {
  const { loadPieces, presentHeadless } = await parts.load.headless()
  return { loadPieces, presentOffer: (presentation) => presentHeadless(presentation, render) }
}
