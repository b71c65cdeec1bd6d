import type { User, Where } from './user.ts'

/** What people do in forms. */

/** Goes to a field and writes; what is there is written over. */
export async function fill({ press, key, type }: User, where: Where, text: string): Promise<void> {
  await press(where)
  await key('ControlOrMeta+a')
  await type(text)
}

/** Sends a form twice that cannot pass, reads what it says, and changes what may be meant. */
export async function tryTwice(user: User): Promise<void> {
  await fill(user, '#email', 'ada@example')
  await user.press('#send')
  await user.wait(READS)
  await user.press('#email')
  await user.key('End')
  await user.type('.')
  await user.press('#send')
  await user.wait(READS)
}

/** Presses what opens the browser's own chooser, and chooses a small file. */
export async function upload({ page, press }: User, where: Where, name: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 10_000 }), press(where)])
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('A few words.') })
}

/** Stays and looks here and there, without getting on. */
export async function linger({ hover, wait }: User, ms: number, places: readonly Where[]): Promise<void> {
  const until = performance.now() + ms
  for (let i = 0; performance.now() < until; i++) {
    await hover(places[i % places.length]!)
    await wait(GLANCE)
  }
}

/** Long enough for what a page says at once, or after it has asked its server. */
const READS = 1800
const GLANCE = 900
