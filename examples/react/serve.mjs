import { serveApp } from '../apps/serveApp.mjs'

const { url } = await serveApp('examples/react', Number(process.env.PORT ?? 4175))
console.log(`The app is on ${url}`)
