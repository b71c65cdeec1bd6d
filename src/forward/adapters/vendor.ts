/** A vendor's object: handed in where it was imported, else found in the page, then or later. */
export interface VendorOptions<Vendor> {
  /** The vendor's object, or a function that returns it. Default: the global that its snippet makes. */
  readonly client?: Vendor | (() => Vendor | undefined)
  /** `strict` (the default) hands over no element names and no path segments that the config does not declare. */
  readonly privacy?: 'strict' | 'open'
}

/** Looks for the vendor's object now; it has to have the method that is called. */
export function findVendor<Vendor extends object>(
  client: VendorOptions<Vendor>['client'],
  window: Window,
  global: string,
  method: keyof Vendor,
): Vendor | undefined {
  const found = (client ?? (window as unknown as { [name: string]: unknown })[global]) as
    Vendor | (() => Vendor) | undefined
  const has = (vendor: Vendor | undefined) => (typeof vendor?.[method] === 'function' ? vendor : undefined)
  // Some vendors' objects are functions.
  return has(found as Vendor) ?? (typeof found === 'function' ? has((found as () => Vendor)()) : undefined)
}
