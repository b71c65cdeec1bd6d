import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureBrowser } from '../support/browser.mjs'
import { type Story, until } from './story.ts'

/** Playwright hands out no browser that keeps its profile and whose process can be killed, so it is started here. */
export const killedBrowser: Story = {
  fault: 'the browser is killed while the server fails',
  mayOvertake: true,
  async run({ visit, backend }) {
    const profile = mkdtempSync(join(tmpdir(), 'unstuck-faults-'))
    try {
      backend.fail([], { does: 'answer', status: 503 })
      const first = await start(profile)
      const before = await visit({ on: first.context, history: true })
      let made = await before.make(100)
      if (!(await until(async () => (await before.stored()) >= 100, 20_000)))
        throw new Error('nothing is stored')
      await first.kill()
      backend.fail([])
      const second = await start(profile)
      const after = await visit({ on: second.context, history: true })
      made += await after.make(5)
      await until(() => new Set(backend.taken.map(({ id }) => id)).size >= made)
      await second.kill()
      return made
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

async function start(profile: string) {
  const { executablePath, args } = ensureBrowser()
  const child = spawn(
    executablePath,
    [...args, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.on('exit', () => reject(new Error(`The browser ended: ${said.slice(-500)}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  return {
    context: browser.contexts()[0]!,
    /** No farewell: the process is gone. */
    async kill() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}
