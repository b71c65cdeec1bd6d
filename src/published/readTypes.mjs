import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createFormatter, createParser, createProgram, SchemaGenerator } from 'ts-json-schema-generator'
import { LiteralType, UnionType } from 'ts-json-schema-generator'

/** The compiler that the generator brings along: the native one has no API for programs. */
const ts = createRequire(createRequire(import.meta.url).resolve('ts-json-schema-generator'))('typescript')

/**
 * A JSON Schema read off a type and its comments.
 *
 * @param {string} path
 * @param {string} tsconfig
 * @param {string} type
 */
export async function readTypes(path, tsconfig, type) {
  const config = {
    path,
    tsconfig,
    type,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
    expose: /** @type {const} */ ('export'),
    jsDoc: /** @type {const} */ ('extended'),
    encodeRefs: false,
  }
  const signals = await readSignals()
  const program = createProgram(config)
  const parser = createParser(program, config, (parsers) => {
    parsers.addNodeParser({
      // Its members are read off a list of modules, which no schema generator can evaluate.
      supportsNode: (node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'SignalType',
      createType: () => new UnionType(signals.map((name) => new LiteralType(name))),
    })
  })
  return new SchemaGenerator(program, parser, createFormatter(config), config).createSchema(type)
}

async function readSignals() {
  const list = await readFile('src/detectors/index.ts', 'utf8')
  const names = [...list.matchAll(/export \{ (\w+) \}/g)].map(([, name]) => name)
  return names.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
}
