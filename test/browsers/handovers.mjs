import { createServer } from 'node:net'
import { startDesk } from './startDesk.mjs'

/** What a desk does with a ticket, and what must be known of it afterwards; `received`: how often it has it, at least. */
const CASES = [
  { address: '/desk/201', known: 'ticket A-17', received: 1 },
  { address: '/desk/204', known: 'ticket', received: 1 },
  { address: '/desk/400', known: 'not received', received: 1 },
  { address: '/desk/429', known: 'not received', received: 1 },
  { address: '/desk/409', known: 'unknown', received: 1 },
  { address: '/desk/503', known: 'unknown', received: 1 },
  { address: '/desk/breaks', known: 'unknown', received: 1 },
  { address: '/desk/moved', known: 'ticket A-17', received: 1 },
  { address: '/desk/sign-in', known: 'unknown', received: 1 },
  { address: '/cors/201', known: 'ticket A-17', received: 1, isElsewhere: true },
  { address: '/cors/breaks', known: 'unknown', received: 1, isElsewhere: true },
  // It has it, and the page may not read that it has.
  { address: '/no-answer/201', known: 'unknown', received: 1, isElsewhere: true },
  { address: '/no-preflight/201', known: 'not received', received: 0, isElsewhere: true },
  { address: '', known: 'not received', received: 0, isElsewhere: true },
]

/** Whether a browser's own word on what has left is enough for never two tickets, and for no ticket lost. */
export async function passToDesks(visitor, expect) {
  const desk = await startDesk()
  const nobody = await findClosedPort()
  await visitor.visit(`${desk.origin}/page`)
  for (const { address, known, received, isElsewhere } of CASES) {
    desk.tickets.length = 0
    const origin = isElsewhere ? desk.origin.replace('127.0.0.1', 'localhost') : ''
    const url = address === '' ? `http://127.0.0.1:${nobody}/` : origin + address
    const said = await visitor.settle(`passTo(${JSON.stringify(url)})`)
    const name = url.replace(/^http:\/\/[^/]+/, isElsewhere ? 'elsewhere ' : '')
    // Not to know is no harm: nobody else is asked, and the user decides.
    const isHonest = said === known || (said === 'unknown' && known === 'not received' && isElsewhere)
    expect(isHonest, `${name}: taken for "${said}"`)
    expect(desk.tickets.length >= received, `${name}: it was received ${desk.tickets.length} times`)
  }
  await desk.close()
}

/** Where nobody listens, nor has lately. */
async function findClosedPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}

/** Somebody hands over to a desk whose connection breaks once it has read all of it, and tries again. */
export async function handOver(visitor, expect) {
  const desk = await startDesk()
  await visitor.visit(`${desk.origin}/page`)
  await visitor.settle('offer("/desk/breaks")')
  expect(await visitor.help(), 'no help came')
  await visitor.pressInHelp('Talk to us')
  await visitor.wait(600)
  await visitor.pressInHelp('textarea')
  await visitor.type('My card is refused')
  await visitor.pressInHelp('Send')
  await visitor.wait(1500)
  expect((await visitor.readHelp()).includes('it may have arrived, or not'), 'the user is told another thing')
  await visitor.pressInHelp('Try again')
  await visitor.wait(1500)
  const [keys, messages] = ['key', 'message'].map((name) => new Set(desk.tickets.map((one) => one[name])))
  expect(desk.tickets.length >= 2, `it was sent ${desk.tickets.length} times`)
  expect(keys.size === 1 && ![...keys].includes(undefined), 'it was not sent under one key')
  expect(
    messages.size === 1 && [...messages][0].startsWith('My card is refused'),
    'what was written was not sent',
  )
  await desk.close()
}
