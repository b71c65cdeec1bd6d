import type { ReportData } from '../backtest/reportData.ts'

/** What the recordings cannot tell, and which of them could not be read. */
export function Caveats({ data }: { readonly data: ReportData }) {
  return (
    <section class="caveats">
      {data.unknown.length > 0 && (
        <>
          <h2>What the recordings cannot tell</h2>
          <ul>
            {data.unknown.map(({ says, times }) => (
              <li>
                <b>in {times}</b> {says}
              </li>
            ))}
          </ul>
        </>
      )}
      {data.unreadCount > 0 && (
        <>
          <h2>{data.unreadCount} could not be read</h2>
          <ul>
            {data.unread.map(({ session, error }) => (
              <li>
                <b>{session}</b> {error}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="foot">
        A backtest runs the code that decides in the page over what was recorded. Times are from the beginning
        of each session. Nothing in this file is sent anywhere.
      </p>
    </section>
  )
}
