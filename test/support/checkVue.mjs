/**
 * `vue-tsc` over the example in Vue, templates and all. It patches the compiler as it was before version 7; that of the schema
 * generator is one.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const compiler = createRequire(require.resolve('ts-json-schema-generator')).resolve('typescript/lib/tsc')

process.argv.push('--noEmit', '--project', 'examples/vue')
require('vue-tsc').run(compiler)
