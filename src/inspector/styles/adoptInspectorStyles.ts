import { frameStyle } from './frameStyle.ts'
import { rulesStyle } from './rulesStyle.ts'
import { scoreStyle } from './scoreStyle.ts'
import { streamStyle } from './streamStyle.ts'

/** As the help's own styles: a constructed sheet needs no `style-src` of the page's policy. */
export function adoptInspectorStyles(root: ShadowRoot, nonce?: string): void {
  const css = frameStyle + scoreStyle + streamStyle + rulesStyle
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const style = document.createElement('style')
    if (nonce) style.nonce = nonce
    style.textContent = css
    root.append(style)
  }
}
