/**
 * A script of the page that tells the test what an instance says, with the time at which it was heard:
 * `record((type, hear) => unstuck.on(type, hear))`.
 */
export const RECORD = `
  window.record = (on, who = '') => {
    for (const type of ['signal', 'score', 'decision', 'intervention', 'problem', 'observation']) {
      on(type, (event) => {
        const at = performance.timeOrigin + performance.now()
        const { error, ...plain } = event
        window.tellTest?.(JSON.stringify({ type, who, at, event: { ...plain, ...(error && { error: String(error) }) } }))
      })
    }
  }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    window.tellTest?.(JSON.stringify({ type: 'violation', event: { violatedDirective, blockedURI, sample } })))
`
