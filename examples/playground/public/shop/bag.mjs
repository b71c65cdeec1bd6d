import { findProduct } from '../products.mjs'

const KEY = 'fernweh.bag'

/**
 * What is in the bag, by slug. A newcomer finds a pack in it, so that there is something to pay for.
 *
 * @returns {Record<string, number>}
 */
export function readBag() {
  return JSON.parse(localStorage.getItem(KEY) ?? '{"nordlys-pack":1}')
}

/** @param {Record<string, number>} bag */
export function writeBag(bag) {
  localStorage.setItem(KEY, JSON.stringify(bag))
  dispatchEvent(new Event('bag'))
}

export function sumUp(bag = readBag()) {
  const rows = Object.entries(bag).map(([slug, count]) => ({ product: findProduct(slug), count }))
  return {
    rows: rows.filter(({ product }) => product),
    count: rows.reduce((sum, row) => sum + row.count, 0),
    total: rows.reduce((sum, row) => sum + row.count * (row.product?.price ?? 0), 0),
  }
}
