/**
 * A dialog opened by `showModal()` makes everything outside it inert. So the inspector moves into the dialog while
 * that is open, and as a popover it keeps its place on the screen. Returns what ends the following.
 */
export function followDialogs(host: HTMLElement): () => void {
  const follow = () => {
    const dialog = [...document.querySelectorAll('dialog:modal')].at(-1)
    const home = dialog ?? document.body
    if (host.parentElement === home) return
    home.append(host)
    if (typeof host.showPopover !== 'function') return
    if (!dialog) return host.removeAttribute('popover')
    host.popover = 'manual'
    host.showPopover()
  }
  // A dialog tells nobody that it opens, but its attribute does.
  const watching = new MutationObserver(follow)
  watching.observe(document, { subtree: true, attributes: true, attributeFilter: ['open'] })
  return () => watching.disconnect()
}
