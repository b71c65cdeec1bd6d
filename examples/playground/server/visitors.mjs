import { randomUUID } from 'node:crypto'

/** More than one afternoon's players. */
const KEPT = 1000

/**
 * What the shop remembers of a visitor, by cookie: how often a payment was refused, and the rules that they
 * edited. In memory only.
 */
export function createVisitors() {
  /** @type {Map<string, Visitor>} */
  const visitors = new Map()

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  return function visitorOf(request, response) {
    const id = /(?:^|;\s*)visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID()
    const visitor = visitors.get(id) ?? newcomer()
    if (!visitors.has(id)) {
      visitors.set(id, visitor)
      if (visitors.size > KEPT) visitors.delete(visitors.keys().next().value)
      response.setHeader('set-cookie', `visitor=${id}; Path=/; HttpOnly; SameSite=Lax`)
    }
    return visitor
  }
}

/**
 * @typedef {object} Visitor
 * @property {number} failedPayments in the dialog, since the last one that went through
 * @property {number} refusedCards at the trade counter, likewise
 * @property {string} [rules] the config as edited in the side panel
 */

/** @returns {Visitor} */
export const newcomer = () => ({ failedPayments: 0, refusedCards: 0 })
