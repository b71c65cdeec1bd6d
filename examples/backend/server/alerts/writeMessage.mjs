/**
 * What a webhook is told. `text` is what Slack, Teams and Mattermost show; the rest is for programs.
 *
 * @param {'opened' | 'resolved'} state
 * @param {import('./readAlerts.mjs').Alert} alert
 * @param {{ fingerprint: string, page: string, place: string, failure: string, users: number, usual?: number | undefined, opened: string }} about
 * @param {string} report
 */
export function writeMessage(state, alert, about, report) {
  const { id, signal, do: action, runbook } = alert
  const link = `${report}?${new URLSearchParams({ days: '7', page: about.page, signal })}`
  return {
    state,
    alert: id,
    signal,
    ...about,
    do: action,
    runbook,
    report: link,
    text: write(state, alert, about, link),
  }
}

function write(
  state,
  { id, signal, within, do: action, runbook },
  { page, place, failure, users, usual },
  link,
) {
  const where = quote([page, place, failure].filter(Boolean).join(', '))
  if (state === 'resolved') return `Resolved by itself: ${id} (${signal} on ${where}).`
  const compared = usual === undefined ? '' : `; usual at this time are ${usual}`
  const lines = [
    `${id}: ${users} users met ${signal} on ${where} within ${Math.round(within / 60)} min${compared}.`,
    `To do: ${action}`,
    ...(runbook ? [`Runbook: ${runbook}`] : []),
    link,
  ]
  return lines.join('\n')
}

/**
 * What pages have sent, with nothing that a chat takes for an address, a link or a call for everybody: whoever can load the page can
 * write it.
 *
 * @param {string} text
 */
function quote(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  return text
    .replace(/\p{Cc}|[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '\ufffd')
    .replace(/[&<>]/g, (sign) => entities[sign])
    .replaceAll('](', '] (')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/:\/\//g, ':/\u200b/')
}
