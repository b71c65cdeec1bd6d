import type { UnstuckOptions } from '../surface.ts'
import type { Parts, Widget } from './parts.ts'

/** In the place of the widget: the host draws. */
export async function loadHeadless(
  { load }: Pick<Parts, 'load'>,
  render: NonNullable<UnstuckOptions['render']>,
): Promise<Widget> {
  const { loadPieces, presentHeadless } = await load.headless()
  return { loadPieces, presentOffer: (presentation) => presentHeadless(presentation, render) }
}
