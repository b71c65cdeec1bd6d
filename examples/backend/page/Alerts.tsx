import type { OpenAlert } from './answers.ts'
import { readTime, sayCount, saySignal } from './say.ts'

/** What is wrong right now, and what is to be done about it. */
export function Alerts({ alerts }: { alerts: readonly OpenAlert[] }) {
  if (alerts.length === 0) return null
  return (
    <ul class="alerts" aria-label="Open alerts">
      {alerts.map(({ alert, signal, page, place, failure, users, action, opened }) => (
        <li key={[alert, page, place, failure].join()}>
          <p>
            <b>{saySignal(signal)}</b> {[page, place, failure].filter(Boolean).join(' · ')}: {sayCount(users)}{' '}
            users as it began,{' '}
            {readTime(opened).toLocaleString('en', { weekday: 'short', hour: 'numeric', minute: '2-digit' })}
          </p>
          <p>{action}</p>
        </li>
      ))}
    </ul>
  )
}
