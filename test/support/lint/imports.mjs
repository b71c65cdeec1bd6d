import { builtinModules } from 'node:module'
import { dirname, resolve } from 'node:path'
import { part } from './part.mjs'
import { walls } from './walls.mjs'

/** Holds every import inside `src` against the table in `walls.mjs`. */
export const imports = {
  create(context) {
    const here = part(context.filename)
    if (!here || here.endsWith('.d.ts')) return {}
    const row = walls[here]

    const check = (source, typeOnly) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return
      const name = source.value
      const report = (message) => context.report({ node: source, message })
      if (!row)
        return report(`src/${here} has no row in test/support/lint/walls.mjs. Say there what it may import.`)

      const relative = name.startsWith('.')
      const target = relative ? part(resolve(dirname(context.filename), name)) : packageOf(name)
      const allowed = relative ? row.imports : (row.packages ?? [])
      if (target === here || allowed.includes(target) || allowed.includes('*')) return
      if (row.types?.includes(target)) {
        if (typeOnly) return
        return report(`src/${here} may use only the types of ${target}. Write \`import type\`.`)
      }
      if (relative && !target) return report(`src/${here} must not import from outside src.`)
      report(`src/${here} must not import ${relative ? `src/${target}` : target}. ${sayAllowed(row)}`)
    }

    return {
      ImportDeclaration: (node) => check(node.source, isTypeOnly(node.importKind, node.specifiers)),
      ExportNamedDeclaration: (node) => check(node.source, isTypeOnly(node.exportKind, node.specifiers)),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal ?? node.argument, true),
    }
  },
}

function isTypeOnly(kind, specifiers) {
  if (kind === 'type') return true
  return specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type')
}

function packageOf(name) {
  if (name.startsWith('node:') || builtinModules.includes(name)) return name
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}

function sayAllowed({ imports, packages = [], types = [] }) {
  const all = [
    ...imports.map((name) => `src/${name}`),
    ...packages,
    ...types.map((name) => `types of ${name}`),
  ]
  return all.length === 0 ? 'It may import nothing from elsewhere.' : `It may import only ${all.join(', ')}.`
}
