import { gunzipSync, strFromU8, strToU8, unzlibSync } from 'fflate'
import { isFields, type Fields } from './rrwebEvent.ts'

/** What PostHog packs inside an event: its data, or the long lists in it. */
const PACKED_PARTS = ['texts', 'attributes', 'removes', 'adds'] as const

/**
 * An event as rrweb wrote it: PostHog packs parts of each by gzip (`cv`), rrweb's own `packFn` all of it by zlib, both into strings
 * of one byte a character.
 *
 * @returns Nothing where it cannot be unpacked.
 */
export function unpackEvent(event: Fields): Fields | undefined {
  if (event['cv'] === undefined) return event
  try {
    const { data } = event
    if (typeof data === 'string') return { ...event, data: JSON.parse(gunzipText(data)) }
    if (!isFields(data)) return event
    const unpacked: { [part: string]: unknown } = { ...data }
    for (const part of PACKED_PARTS) {
      const packed = data[part]
      if (typeof packed === 'string')
        unpacked[part] = packed === '' ? undefined : JSON.parse(gunzipText(packed))
    }
    return { ...event, data: unpacked }
  } catch {
    return undefined
  }
}

/** What a string in a list of events stands for: JSON, or JSON that `packFn` has packed. */
export function unpackString(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === ZLIB ? strFromU8(unzlibSync(strToU8(text, true))) : text)
  } catch {
    return undefined
  }
}

const ZLIB = 0x78

function gunzipText(packed: string): string {
  return strFromU8(gunzipSync(strToU8(packed, true)))
}
