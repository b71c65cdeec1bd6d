import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sirv from 'sirv'
import type { TestProject } from 'vitest/node'
import { ensureBrowser } from './browser.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of this run takes connections. */
    browserEndpoint: string
    /** Two addresses of the repository's files; they differ, so that each is foreign to the other. */
    origin: string
    otherOrigin: string
    /** A folder for the folders of all tests; it is gone after the run. */
    scratch: string
  }
}

/** Starts what all end-to-end tests share: one browser, the repository's files on two origins, and a place for files. */
export default async function setup({ provide }: TestProject) {
  const browser = await chromium.launchServer(ensureBrowser())
  const servers = [await serveFiles(), await serveFiles()] as const
  const scratch = mkdtempSync(join(tmpdir(), 'unstuck-e2e-'))
  provide('browserEndpoint', browser.wsEndpoint())
  provide('origin', servers[0].origin)
  provide('otherOrigin', servers[1].origin)
  provide('scratch', scratch)
  return async () => {
    await browser.close()
    for (const { server } of servers) server.close().closeAllConnections()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function serveFiles() {
  // A module or a chunk from another origin needs permission, as it does on a real CDN.
  const setHeaders = (response: { setHeader(name: string, value: string): void }) =>
    response.setHeader('access-control-allow-origin', '*')
  const server = createServer(sirv('.', { dev: true, setHeaders }))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
