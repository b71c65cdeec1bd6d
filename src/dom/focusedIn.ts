/** What has the focus, inside open shadow trees too. */
export function focusedIn(document: Document): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
