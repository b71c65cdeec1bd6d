import type { Forward } from '../forward.ts'
import { flat, nameOf } from './flat.ts'
import type { VendorOptions } from './vendor.ts'

/**
 * Google Tag Manager, and GA4 behind it: `dataLayer.push({ event, … })`
 * (https://developers.google.com/tag-platform/tag-manager/datalayer). The layer is made where the container has not made it yet.
 *
 * @example
 * createUnstuck({ forward: dataLayer(), consent: 'granted' })
 */
export function dataLayer(
  options?: Pick<VendorOptions<never>, 'privacy'> & {
    /** The name of the layer, where the container was given another. Default: `dataLayer`. */
    readonly layer?: string
  },
): Forward {
  const { layer = 'dataLayer', privacy = 'strict' } = options ?? {}
  return ({ window }) => ({
    name: 'the data layer',
    privacy,
    send(event) {
      const layers = window as unknown as { [name: string]: object[] | undefined }
      const found = (layers[layer] ??= [])
      // `_clear`: what an earlier event has said would otherwise be mixed into this one.
      found.push({ event: nameOf(event), unstuck: flat(event), _clear: true })
    },
  })
}
