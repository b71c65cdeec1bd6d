/** `node examples/configs/server.mjs` after `npm run build`: the examples on this machine, at `PORT` or 4174. */
import { startExamples } from './startExamples.mjs'

const { origin } = await startExamples({ port: Number(process.env.PORT ?? 4174) })
console.log(`The six configs: ${origin} (Ctrl+C ends it)`)
