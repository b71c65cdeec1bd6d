/** Whether a submit that nobody prevented loads another document in this window. */
export function isLeaving(form: Element, submitter: Element | null, window: Window): boolean {
  const said = (name: string) => submitter?.getAttribute('form' + name) ?? form.getAttribute(name)
  const target = said('target') ?? window.document.querySelector('base[target]')?.getAttribute('target') ?? ''
  const isHere = /^(_self|_top|_parent)?$/i.test(target) || target === window.name
  return (
    isHere &&
    said('method')?.toLowerCase() !== 'dialog' &&
    !/^\s*(javascript|mailto):/i.test(said('action') ?? '')
  )
}
