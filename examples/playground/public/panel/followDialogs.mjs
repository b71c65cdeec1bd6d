/**
 * A dialog opened by `showModal()` makes everything outside it inert, this panel too. So the panel moves into
 * the dialog while it is open, and as a popover it keeps its place on the screen.
 */
export function followDialogs(host) {
  const follow = () => {
    const dialog = [...document.querySelectorAll('dialog:modal')].at(-1)
    const home = dialog ?? document.body
    if (host.parentElement === home) return
    home.append(host)
    if (!dialog) return host.removeAttribute('popover')
    host.popover = 'manual'
    host.showPopover()
  }
  const watching = new MutationObserver(follow)
  for (const dialog of document.querySelectorAll('dialog'))
    watching.observe(dialog, { attributeFilter: ['open'] })
}
