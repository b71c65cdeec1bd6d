/** By the console, which no page can get in the way of. */
export const MARK = 'told to the test: '

/**
 * A script of the page that tells the test what an instance says, with the time at which it was heard:
 * `record((type, hear) => unstuck.on(type, hear))`.
 */
export const RECORD = `
  var tell = (json) => console.debug('${MARK}' + json)
  window.record = (on, who = '') => {
    for (const type of ['signal', 'score', 'decision', 'intervention', 'outcome', 'handover', 'problem', 'observation']) {
      on(type, (event) => {
        const at = performance.timeOrigin + performance.now()
        const { error, ...plain } = event
        tell(JSON.stringify({ type, who, at, event: { ...plain, ...(error && { error: String(error) }) } }))
      })
    }
  }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    tell(JSON.stringify({ type: 'violation', event: { violatedDirective, blockedURI, sample } })))
`
