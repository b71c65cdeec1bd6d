/** `npm start`: the playground on this machine, at `PORT` or 4173. */
import { createInk } from './server/ink.mjs'
import { startPlayground } from './server/startPlayground.mjs'

const port = Number(process.env.PORT ?? 4173)
const ink = createInk(process.stdout)

try {
  const { origin } = await startPlayground({ port, terminal: process.stdout })
  console.log(`
  ${ink('bold', 'unstuck playground')}   ${ink(['cyan', 'underline'], origin)}

  A small shop with six ways to get stuck in it, or not. Open it, and the panel on the
  right tells what to try. Below, one line for each event that the team's backend receives.
  ${ink('dim', 'Ctrl+C ends it.')}
`)
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error
  console.error(`Failed to start the playground: port ${port} is taken; try PORT=${port + 1} npm start.`)
  process.exitCode = 1
}
