import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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
  }
}

/** Starts what all end-to-end tests share: one browser, and the repository's files on two origins. */
export default async function setup({ provide }: TestProject) {
  const browser = await chromium.launchServer(ensureBrowser())
  const servers = [await serveFiles(), await serveFiles()] as const
  provide('browserEndpoint', browser.wsEndpoint())
  provide('origin', servers[0].origin)
  provide('otherOrigin', servers[1].origin)
  return async () => {
    await browser.close()
    for (const { server } of servers) server.close().closeAllConnections()
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
