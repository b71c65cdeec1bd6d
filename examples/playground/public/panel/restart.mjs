/**
 * Lets edited rules take effect: the server hands them to this visitor from now on, so that they survive page
 * loads, and the running instance makes way for one that has them.
 */
export async function applyRules(text, change) {
  await fetch('/unstuck.json', { method: 'PUT', body: text })
  restart(JSON.parse(text), change)
}

/** Back to the rules that ship with the playground. */
export async function resetRules(change) {
  await fetch('/unstuck.json', { method: 'DELETE' })
  const text = await fetchRules()
  restart(JSON.parse(text), change)
  return text
}

export async function fetchRules() {
  return (await fetch('/unstuck.json')).text()
}

/** What the script tag says stays; listeners stay too. */
function restart(config, change) {
  change((state) => (state.problems = []))
  window.unstuck?.('init', { config, remedies: window.remedies })
}
