/**
 * Keeps the focus inside when the host's components take away what has it: the dot that was opened, a button of the step
 * before. Frameworks draw when they like, so it is not the call that is waited for, but the change of the nodes.
 */
export function keepFocus(container: HTMLElement, enter: () => void) {
  let focused: Element | undefined
  const onFocus = ({ target }: FocusEvent) => void (focused = target as Element)
  // Of what is taken away some browsers say that it has lost the focus, and what is still there was left on purpose.
  const onBlur = () => queueMicrotask(() => focused?.isConnected && !hasFocus() && (focused = undefined))
  const hasFocus = () => container.contains(document.activeElement)
  const changes = new MutationObserver(() => {
    if (!focused || focused.isConnected || hasFocus()) return
    focused = undefined
    if (document.activeElement === document.body) enter()
  })
  container.addEventListener('focusin', onFocus)
  container.addEventListener('focusout', onBlur)
  changes.observe(container, { childList: true, subtree: true })
  return {
    stop() {
      changes.disconnect()
      container.removeEventListener('focusin', onFocus)
      container.removeEventListener('focusout', onBlur)
    },
  }
}
