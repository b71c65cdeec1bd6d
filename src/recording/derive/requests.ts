import type { ResponseBody } from '../../core/observations/page.ts'
import { requestKey } from '../../core/requestKey.ts'
import { isSameSite } from '../../core/sameSite.ts'
import type { Millis } from '../../core/time.ts'
import { hostOf, readAddress } from './address.ts'
import type { Request } from './network.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

/** What the handler of a press sends, it sends at once. */
const CAUSED: Millis = 30
/** Events are stamped by another clock than requests. */
const SKEW: Millis = 5
/** Presses remembered: a request is told of when it has ended, and those of the last minutes may have caused it. */
const PRESSES_KEPT = 400

/** Requests of scripts, as the network plug-ins of rrweb and PostHog, and Sentry's spans, tell of them when they have ended. */
export function createRequests(page: Rebuilt): Part {
  const presses: Millis[] = []
  if (!page.network.isTold) page.doubt('requests', 'rrweb records none without a network plug-in.')
  let made = 0

  function tell(request: Request): void {
    const { url, method, status, from, to } = request
    const address = readAddress(url, page.href)
    if (!/^https?:$/.test(address.protocol)) return
    const here = readAddress(page.href)
    const one = { id: `request${++made}`, key: requestKey(method, address, here.origin) }
    // From elsewhere nothing comes where somebody blocks it, and a `no-cors` says no more.
    const isTold = status !== undefined && (status > 0 || address.origin === here.origin)
    const judged = isTold && isSameSite(hostOf(address), hostOf(here))
    const cause = presses.filter((at) => from >= at - SKEW && from - at <= CAUSED).at(-1)
    page.push({
      type: 'request',
      // The press comes first, whatever the clocks say.
      at: Math.max(from, cause ?? from),
      ...one,
      ...(cause !== undefined && { caused: true }),
      ...(!judged && { unawaited: true }),
    })
    page.push({
      type: 'response',
      at: Math.max(to, cause ?? to),
      ...one,
      outcome: page.network.isCalledOff(request) ? 'aborted' : outcomeOf(status),
      judged,
      ...(status !== undefined && status > 0 && { status }),
    })
  }

  return {
    see(step) {
      if (step.kind === 'click') {
        presses.push(step.at)
        if (presses.length > PRESSES_KEPT) presses.shift()
      } else if (step.kind === 'requests') step.requests.filter(({ by }) => by === 'script').forEach(tell)
    },
  }
}

function outcomeOf(status: number | undefined): ResponseBody['outcome'] {
  if (status === undefined) return 'ok'
  return status === 0 || status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok'
}
