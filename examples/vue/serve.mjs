import { serveApp } from '../apps/serveApp.mjs'

const { url } = await serveApp('examples/vue', Number(process.env.PORT ?? 4176))
console.log(`The app is on ${url}`)
