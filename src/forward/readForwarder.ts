import type { Source } from './createCloudEvent.ts'
import { FITS } from './fits.ts'
import type { ForwarderOptions } from './options.ts'

/**
 * What can be used of what the host has given to `forwarder`, or nothing: without an address there is nowhere to forward to. Of
 * what decides how little leaves the page, what nobody can read means that nothing does.
 */
export function readForwarder(given: ForwarderOptions, read: Source['read']): ForwarderOptions | undefined {
  // Nothing at all is an address that is missing.
  const asked = typeof given === 'object' && given ? { ...given, url: given.url ?? '' } : given
  const { url, ...rest } = read(asked, FITS)
  if (url === undefined) return undefined
  return {
    url,
    ...rest,
    ...(asked.sample != null && { sample: rest.sample ?? 0 }),
  }
}
