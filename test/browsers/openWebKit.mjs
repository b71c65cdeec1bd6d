import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** WebDriver's names of keys that write nothing. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', F6: '\uE036' }
const STARTS_WITHIN = 15_000

/**
 * WebKitGTK's small browser, by WebDriver: the engine of Safari, on Linux. It needs a screen, which `xvfb-run` stands in for.
 *
 * @returns {Promise<import('./browser.d.ts').ForeignBrowser | undefined>}
 */
export async function openWebKit() {
  if (spawnSync('WebKitWebDriver', ['--version']).error) return undefined
  const port = await findPort()
  const screen = process.env.DISPLAY ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1400x1000x24']
  const [command, ...words] = [...screen, 'WebKitWebDriver', `--port=${port}`]
  // In a group of its own: the driver, its browser and the screen end together.
  const driver = spawn(command, words, { stdio: 'ignore', detached: true })
  await untilReady(port)

  const { sessionId, capabilities } = await call('POST', '/session', {
    capabilities: {
      // Its sandbox needs rights that containers do not give.
      alwaysMatch: { 'webkitgtk:browserOptions': { args: ['--automation'] } },
    },
  })
  const session = `/session/${sessionId}`
  await call('POST', `${session}/window/rect`, { width: 1280, height: 900 })

  async function call(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = await answer.json()
    if (value?.error) throw new Error(`WebKit: ${value.error}. ${value.message}`)
    return value
  }
  const act = (input) => call('POST', `${session}/actions`, { actions: [input] })
  const point = (actions) =>
    act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions })
  const write = (keys) =>
    act({
      type: 'key',
      id: 'keys',
      actions: keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'pause', duration: 30 },
        { type: 'keyUp', value },
      ]),
    })

  return {
    name: `WebKit ${capabilities.browserVersion}`,
    goto: (url) => call('POST', `${session}/url`, { url }),
    ask: (expression) =>
      call('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    moveTo: (x, y) => point([{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }]),
    press: () =>
      point([
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: 40 },
        { type: 'pointerUp', button: 0 },
      ]),
    type: (text) => write([...text]),
    key: (key) => write([KEYS[key]]),
    shoot: async (file) =>
      writeFileSync(file, Buffer.from(await call('GET', `${session}/screenshot`), 'base64')),
    async close() {
      await call('DELETE', session).catch(() => {})
      process.kill(-driver.pid)
    },
  }
}

async function findPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}

async function untilReady(port) {
  for (const until = Date.now() + STARTS_WITHIN; Date.now() < until; await wait(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`WebKitWebDriver did not answer within ${STARTS_WITHIN / 1000} s.`)
}
