/**
 * The hash of a user's id that unstuck tells with events, so that tickets of a help desk, which knows ids, find their user.
 *
 * @param {string} id
 * @param {string} [salt] `idSalt` of the page
 */
export function hashUser(id, salt = '') {
  const text = salt === '' ? `user ${id}` : `user ${salt}\u0000${id}`
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) + (low >>> 13)
  }
  return ((high & 0x1fffff) * 0x100000000 + (low >>> 0)).toString(36)
}
